import CampusCore
import Foundation
import Testing

@Suite struct UUIDWireTests {
    @Test func itIsWrittenAndReadAsFoundationDoes() {
        for _ in 0..<1000 {
            let id = UUID()
            #expect(id.wire == id.uuidString.lowercased())
            #expect(UUID(wire: id.wire) == id)
            #expect(UUID(wire: id.uuidString) == id)
        }
    }

    @Test(arguments: [
        "", "0", "01937a2b-7c4d-7e10-8a3b-5d2f1c9e4b6", "01937a2b-7c4d-7e10-8a3b-5d2f1c9e4b671",
        "01937a2b7c4d7e108a3b5d2f1c9e4b67", "01937a2b-7c4d-7e10-8a3b-5d2f1c9e4b6g",
        "01937a2b_7c4d-7e10-8a3b-5d2f1c9e4b67", "{1937a2b-7c4d-7e10-8a3b-5d2f1c9e4b6}",
        "01937a2b-7c4d-7e10-8a3b-5d2f1c9e4b6\u{660}",
    ])
    func whatIsNoneIsNotRead(_ text: String) {
        #expect(UUID(wire: text) == nil)
    }
}
