public import Foundation

/// Base64 for URLs and file names, without padding (RFC 4648 §5).
public enum Base64URL {
    public static func encode(_ bytes: some DataProtocol) -> String {
        Data(bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// The bytes, or nil when the text is not what ``encode(_:)`` would have written of them: of one content there is
    /// one text.
    public static func decode(_ text: some StringProtocol) -> Data? {
        let base64 = String(text).replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
        guard let bytes = Data(base64Encoded: base64 + padding), encode(bytes) == text else { return nil }
        return bytes
    }
}
