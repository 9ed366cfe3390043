import Foundation
import Testing

@testable import Postgres

@Suite struct QueryAndErrorTests {
    @Test func valuesAreBoundAndFragmentsCompose() {
        let filter: PostgresQuery = "name = \("'; DROP TABLE seats; --")"
        let query: PostgresQuery = "SELECT * FROM seats WHERE n = \(7) AND \(filter) AND note = \(String?.none)"
        #expect(query.sql == "SELECT * FROM seats WHERE n = $1 AND name = $2 AND note = $3")
        #expect(query.values == ["7", "'; DROP TABLE seats; --", nil])
    }

    @Test(arguments: [
        ("plain", #""plain""#), (#"a"b"#, #""a""b""#), ("a\"\u{301}b", "\"a\"\"\u{301}b\""),
    ])
    func anIdentifierCannotEndItsQuotes(_ name: String, _ quoted: String) {
        let query: PostgresQuery = "\(identifier: name)"
        #expect(Array(query.sql.utf8) == Array(quoted.utf8))
    }

    @Test(arguments: ["secret-value", "\u{301}secret-value", "a\"secret-value"])
    func aDataErrorDoesNotRepeatTheValue(_ value: String) {
        let error = ServerError(
            severity: "ERROR",
            sqlState: SQLState(rawValue: "22P02"),
            message: "invalid input syntax for type uuid: \"\(value)\"",
            constraint: nil,
            routine: nil
        )
        #expect(!error.error.description.contains("secret"))
        #expect(error.error.description.contains("invalid input syntax for type uuid"))
    }

    @Test(arguments: [
        "postgres://campus:secret-word@db/campus", "host=db password=secret-word dbname=campus",
        "postgres://campus@db/campus?password=secret-word",
    ])
    func noDescriptionHoldsThePassword(_ url: String) throws {
        let configuration = try PostgresConfiguration(url: url)
        #expect(configuration.description == "db:5432/campus")
        #expect(!"\(configuration)".contains("secret"))
    }

    @Test(arguments: ["postgres://campus:secret-word@db:port", "secret-word", "", "host=db password='secret-word"])
    func aBadURLIsNotRepeated(_ url: String) {
        let error = #expect(throws: PostgresError.self) { try PostgresConfiguration(url: url) }
        #expect(error?.code == .configuration)
        #expect(error?.description.contains("secret") == false)
    }

    @Test(arguments: [
        (0.0, "1970-01-01 00:00:00.000000+00"), (-0.5, "1969-12-31 23:59:59.500000+00"),
        (951_782_400, "2000-02-29 00:00:00.000000+00"), (1_788_285_600.25, "2026-09-01 18:00:00.250000+00"),
        (-62_135_596_800, "0001-01-01 00:00:00.000000+00"),
    ])
    func timestampsAreWrittenAndReadBack(_ seconds: Double, _ text: String) {
        let date = Date(timeIntervalSince1970: seconds)
        #expect(PostgresTimestamp.text(date) == text)
        #expect(Array(text.utf8).withUnsafeBytes { PostgresTimestamp.date($0) } == date)
    }

    @Test(arguments: ["infinity", "2026-09-01T18:00:00", "2026-09-01 18:00:00+02", "0044-03-15 BC", "", "2026-"])
    func whatIsNoTimestampIsNone(_ text: String) {
        #expect(Array(text.utf8).withUnsafeBytes { PostgresTimestamp.date($0) } == nil)
    }

    @Test func arraysAreQuotedAndReadBack() throws {
        let values: [String?] = ["a,b", #"q"\"#, nil, "NULL", "", "{}"]
        let text = PostgresArrayText.text(values)
        #expect(text == #"{"a,b","q\"\\",NULL,"NULL","","{}"}"#)
        let elements = Array(text.utf8).withUnsafeBytes { PostgresArrayText.elements(of: $0) }
        let read = try #require(elements).map { $0.map { String(decoding: $0, as: UTF8.self) } }
        #expect(read == values)
    }

    @Test(arguments: ["", "{", "{a,}", "{{a},{b}}", #"{"a}"#, #"{"a\"#])
    func whatIsNoArrayIsNone(_ text: String) {
        #expect(Array(text.utf8).withUnsafeBytes { PostgresArrayText.elements(of: $0) } == nil)
    }
}
