import Logging
import SecrecyTesting
import Testing

@testable import ServiceKit

@Suite struct AddressRedactionTests {
    @Test(arguments: [
        ("grace@campus.example", "[address]"),
        (
            "Email address is not verified: grace.hopper+x@campus.example, bob@b.example",
            "Email address is not verified: [address], [address]"
        ),
        ("<o'neil@campus.example>", "<[address]>"),
        ("/api/v1/users/grace%40campus.example/x", "/api/v1/users/[address]/x"),
        ("search=grace@campus.example&limit=1", "search=[address]&limit=1"),
        ("postgres://user:secret@host:5432/campus", "postgres://user:[address]:5432/campus"),
        ("a@b@c", "[address]@c"),
        ("zoë@büro.example", "[address]"),
        ("é@", "é@"), ("@main", "@main"), ("100%", "100%"), ("%4", "%4"), ("", ""), ("@", "@"),
        ("nobody at all", "nobody at all"),
    ])
    func addressesGoAndAllElseStays(_ text: String, _ expected: String) {
        #expect(AddressRedaction.redacted(text) == expected)
    }

    @Test func noLineOfTheLogHasOne() {
        let lines = LogLines()
        var logger = lines.logger
        logger[metadataKey: "who"] = "grace@campus.example"
        logger.error("grace@campus.example", error: Refused(), metadata: ["also": "x grace@campus.example"])
        #expect(lines.count(of: #""also":"x [address]""#) == 1)
        #expect(!lines.text.contains("grace"))
    }

    private struct Refused: Error, CustomStringConvertible {
        var description: String { "grace@campus.example was refused" }
    }
}
