import CampusCore
import Foundation
import Testing

@testable import EventsAPI

@Suite struct NotificationSelectionTests {
    private static let id = "01937a2b-4444-7e10-8a3b-5d2f1c9e4b67"

    private func selection(_ json: String) throws -> NotificationSelection {
        try WireJSON.decoder().decode(NotificationSelection.self, from: Data(json.utf8))
    }

    @Test func someOrAll() throws {
        #expect(try selection(#"{"ids":["\#(Self.id)"]}"#).validated()?.map(\.uuid.wire) == [Self.id])
        #expect(try selection(#"{"ids":[],"all":false}"#).validated()?.count == 0)
        #expect(try selection(#"{"all":true,"ids":null}"#).validated() == nil)
    }

    @Test(arguments: [
        ("{}", ["ids"]), (#"{"all":false}"#, ["ids"]), (#"{"ids":["x"],"all":true}"#, ["all", "ids.0"]),
        (#"{"ids":"all"}"#, ["ids"]), (#"{"ids":["\#(id)","x","y"]}"#, ["ids.1", "ids.2"]),
        (#"{"all":"yes"}"#, ["all", "ids"]),
    ])
    func everyBadFieldIsNamed(_ json: String, _ fields: [String]) throws {
        let error = #expect(throws: ValidationError.self) { try selection(json).validated() }
        #expect(error?.errors.map(\.field).sorted() == fields)
    }

    @Test func aHundredAtMost() throws {
        let ids = { (count: Int) in (0..<count).map { _ in "\"\(UUID().wire)\"" }.joined(separator: ",") }
        #expect(try selection(#"{"ids":[\#(ids(100))]}"#).validated()?.count == 100)
        let error = #expect(throws: ValidationError.self) { try selection(#"{"ids":[\#(ids(101))]}"#).validated() }
        #expect(error?.errors.map(\.field) == ["ids"])
    }
}
