import CampusCore
import Crypto
import Foundation

/// What tickets say: an RSVP's id, and that it was us who wrote it.
///
/// A code is derived and never kept: the same RSVP has the same code for as long as the secret is the same. Whether
/// it still opens a door is asked of the RSVP.
struct TicketCodes: Sendable {
    private let key: SymmetricKey

    /// How codes are made now; stands before everything, so that they can be made in another way one day.
    private static let version: UInt8 = 1
    private static let identifierCount = 16
    /// HMAC-SHA256 shortened (RFC 2104 §5): nobody guesses one of 2¹²⁸, and a camera has less to read.
    private static let signatureCount = 16
    /// How many characters stand between dashes. With nine groups a code is 61 characters, the most that 29 by 29
    /// modules hold.
    private static let groupLength = 6

    /// - Parameter secret: the same on every replica.
    init(secret: some DataProtocol) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Data(secret)),
            info: Data("ticket-code".utf8),
            outputByteCount: 32
        )
    }

    /// The RSVP's code, in groups that a person can type.
    func code(rsvpID: UUID) -> String {
        let message = [Self.version] + withUnsafeBytes(of: rsvpID.uuid, Array.init)
        var characters = CrockfordBase32.encode(message + signature(of: message))[...]
        var groups: [Substring] = []
        while !characters.isEmpty {
            groups.append(characters.prefix(Self.groupLength))
            characters = characters.dropFirst(Self.groupLength)
        }
        return groups.joined(separator: "-")
    }

    /// Whose ticket it is, however it was typed; nil when it is none of ours.
    func rsvpID(code: some StringProtocol) -> UUID? {
        guard let bytes = CrockfordBase32.decode(code),
            bytes.count == 1 + Self.identifierCount + Self.signatureCount, bytes[0] == Self.version
        else { return nil }
        let message = Array(bytes.dropLast(Self.signatureCount))
        guard Self.areEqual(signature(of: message), bytes.suffix(Self.signatureCount)) else { return nil }
        var id = UUID().uuid
        withUnsafeMutableBytes(of: &id) { $0.copyBytes(from: message.dropFirst()) }
        return UUID(uuid: id)
    }

    private func signature(of message: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: message, using: key).prefix(Self.signatureCount))
    }

    /// In the same time whatever differs; both have the same count.
    private static func areEqual(_ one: [UInt8], _ other: ArraySlice<UInt8>) -> Bool {
        zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
