/// Why there is no QR code.
public struct QRCodeError: Error, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// The text is longer than the largest symbol holds.
        case tooLong
    }

    public let code: Code
    public let detail: String

    init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }

    public var description: String { "\(code.rawValue): \(detail)" }
}
