import HTTPTypes
import Live
import ServiceKit

extension EngineIORefusal: ProblemConvertible {
    /// The reference server's answer, `code` and `message`, beside a problem's own members.
    public var problem: Problem {
        struct Members: Encodable, Sendable {
            let code: Int
            let message: String
        }
        let status: HTTPResponse.Status = self == .forbidden ? .forbidden : .badRequest
        return Problem(status, message, extensions: Members(code: rawValue, message: message))
    }
}
