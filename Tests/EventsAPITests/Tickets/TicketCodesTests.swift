import CampusCore
import Foundation
import Testing

@testable import EventsAPI

@Suite struct TicketCodesTests {
    private let codes = TicketCodes(secret: Data("secret".utf8))

    @Test func aCodeSaysWhoseItIs() throws {
        let id = UUID.version7()
        let code = codes.code(rsvpID: id)
        #expect(code.wholeMatch(of: /([0-9A-HJKMNP-TV-Z]{6}-){8}[0-9A-HJKMNP-TV-Z]{5}/) != nil, "\(code)")
        #expect(codes.rsvpID(code: code) == id)
        #expect(TicketCodes(secret: Data("secret".utf8)).code(rsvpID: id) == code, "the same on every replica")
        #expect(codes.code(rsvpID: .version7()) != code)
        // 29 modules: the largest code that still is of version 3.
        #expect(try QRCode(code).version == 3)
    }

    @Test func itIsTypedAnyhow() {
        let id = UUID.version7()
        let code = codes.code(rsvpID: id)
        let slips = code.replacing("0", with: "o").replacing("1", with: "l").lowercased()
        for typed in [
            code.lowercased(), code.replacing("-", with: ""), code.replacing("-", with: " – "), slips, " \(code)\n",
        ] {
            #expect(codes.rsvpID(code: typed) == id, "\(typed)")
        }
    }

    @Test func whatWeDidNotWriteIsNone() throws {
        let id = UUID.version7()
        let code = codes.code(rsvpID: id)
        #expect(TicketCodes(secret: Data("another".utf8)).rsvpID(code: code) == nil)
        // Any character that is another makes it a forgery.
        for index in code.indices where code[index] != "-" {
            var forged = code
            forged.replaceSubrange(index...index, with: code[index] == "7" ? "8" : "7")
            #expect(codes.rsvpID(code: forged) == nil, "\(forged)")
        }
        for odd in ["", "-", "0", String(code.dropLast()), code + "0", code + "00", id.wire, "\0", "🎟️"] {
            #expect(codes.rsvpID(code: odd) == nil, "\(odd)")
        }
        // Signed by us, and of another version.
        let bytes = try #require(CrockfordBase32.decode(code))
        #expect(codes.rsvpID(code: CrockfordBase32.encode([2] + bytes.dropFirst())) == nil)
    }
}
