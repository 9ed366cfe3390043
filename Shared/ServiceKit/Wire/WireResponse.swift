import CampusCore
public import HTTPTypes
public import Hummingbird

/// Answers in JSON.
public enum WireResponse {
    /// - Throws: what the encoder throws, which for the wire types is nothing.
    public static func json(
        _ status: HTTPResponse.Status,
        _ value: some Encodable,
        headers: HTTPFields = [:]
    ) throws -> Response {
        var headers = headers
        headers[.contentType] = "application/json"
        return Response(
            status: status,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try WireJSON.encoder().encode(value)))
        )
    }
}
