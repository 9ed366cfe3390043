import ServiceKit
import Testing

@Suite struct CSVLineTests {
    @Test(
        arguments: [
            (["a", "b"], "a,b\r\n"),
            ([nil, ""], ",\r\n"),
            (["a,b", "say \"hi\""], "\"a,b\",\"say \"\"hi\"\"\"\r\n"),
            (["two\nlines", "and\r\nmore"], "\"two\nlines\",\"and\r\nmore\"\r\n"),
            (["Grüße, 世界"], "\"Grüße, 世界\"\r\n"),
        ] as [([String?], String)]
    )
    func fieldsAreQuotedWhereTheyMustBe(fields: [String?], line: String) {
        #expect(CSVLine.text(fields) == line)
    }

    @Test(
        arguments: [
            ("=1+1", "'=1+1"), ("+cmd", "'+cmd"), ("@sum", "'@sum"), ("-a", "'-a"), ("-12", "-12"), ("-0.5", "-0.5"),
            ("\t=1", "'\t=1"), ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""), ("a=b", "a=b"),
        ]
    )
    func whatASpreadsheetWouldRunIsText(value: String, field: String) {
        #expect(CSVLine.text([value]) == field + "\r\n")
    }

    @Test func ratesHaveFourPlaces() {
        #expect(CSVLine.rate(2.0 / 3) == "0.6667" && CSVLine.rate(nil) == nil && CSVLine.rate(1) == "1.0000")
    }
}
