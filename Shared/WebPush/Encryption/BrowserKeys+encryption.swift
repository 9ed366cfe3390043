public import Crypto
import Foundation

extension BrowserKeys {
    /// The largest content: what every push service takes is 4096 bytes (RFC 8030 §7.2), 103 of which are the header,
    /// the tag and the delimiter.
    public static let maximumPayloadBytes = 4096 - 86 - 16 - 1

    /// The content for this browser alone, in the coding `aes128gcm` (RFC 8188) as one record.
    ///
    /// - Parameters:
    ///   - sender: a key of this message alone (RFC 8291 §3.1).
    ///   - salt: 16 random bytes.
    /// - Throws: ``WebPushError``.
    public func encrypt(
        _ payload: some Collection<UInt8>,
        sender: P256.KeyAgreement.PrivateKey = .init(),
        salt: [UInt8] = SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
    ) throws(WebPushError) -> [UInt8] {
        guard payload.count <= Self.maximumPayloadBytes else {
            throw WebPushError(.payloadTooLarge, "\(payload.count) bytes, of \(Self.maximumPayloadBytes) at most")
        }
        do {
            let senderKey = sender.publicKey.x963Representation
            let (key, nonce) = try secrets(sender: sender, salt: salt)
            // 2 is the delimiter of the last record (RFC 8188 §2).
            let sealed = try AES.GCM.seal(Array(payload) + [2], using: key, nonce: nonce)
            let header = salt + Self.recordSize + [UInt8(senderKey.count)] + senderKey
            return header + Array(sealed.ciphertext) + Array(sealed.tag)
        } catch {
            throw WebPushError(.invalidKeys, "no secret can be agreed on with this key")
        }
    }

    /// 4096, with the most significant byte first.
    private static let recordSize: [UInt8] = [0, 0, 0x10, 0]

    /// The content's key and nonce, as RFC 8291 §3.4 derives them.
    private func secrets(
        sender: P256.KeyAgreement.PrivateKey,
        salt: [UInt8]
    ) throws -> (key: SymmetricKey, nonce: AES.GCM.Nonce) {
        let keys = publicKey.x963Representation + sender.publicKey.x963Representation
        let material = try sender.sharedSecretFromKeyAgreement(with: publicKey).hkdfDerivedSymmetricKey(
            using: SHA256.self,
            salt: authenticationSecret,
            sharedInfo: Data("WebPush: info\0".utf8) + keys,
            outputByteCount: 32
        )
        func derived(_ info: String, _ count: Int) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: material,
                salt: salt,
                info: Data(info.utf8),
                outputByteCount: count
            )
        }
        let nonce = try derived("Content-Encoding: nonce\0", 12).withUnsafeBytes { try AES.GCM.Nonce(data: $0) }
        return (derived("Content-Encoding: aes128gcm\0", 16), nonce)
    }
}
