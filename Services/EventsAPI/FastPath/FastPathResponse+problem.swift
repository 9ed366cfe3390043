import EdgeHTTP
import HTTPTypes
import NIOHTTP1
import ServiceKit

extension FastPathResponse {
    /// The answer of a problem, with the request's id.
    ///
    /// - Parameter fields: more header fields.
    init(_ problem: Problem, instance: String, requestID: String, fields: [(String, String)] = []) {
        let (headers, body) = problem.answer(instance: instance, requestID: requestID)
        self.init(
            status: HTTPResponseStatus(statusCode: problem.status.code),
            headers: headers.map { ($0.name.rawName, $0.value) } + [("X-Request-ID", requestID)] + fields,
            body: body
        )
    }
}
