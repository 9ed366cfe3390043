import NIOCore
import NIOHTTP1

/// An answer on the wire.
struct ResponseBytes {
    private(set) var bytes: ByteBuffer
    private let headLength: Int
    private let dateIndex: Int

    init(
        status: HTTPResponseStatus,
        headers: [(String, String)],
        body: ByteBuffer,
        persistence: Persistence,
        commonHeaders: CommonHeaders,
        second: Int64
    ) {
        bytes = ByteBufferAllocator().buffer(capacity: 512 + body.readableBytes)
        // The version is the server's, not the request's (RFC 9112 section 2.3).
        bytes.writeString("HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\nDate: ")
        dateIndex = bytes.writerIndex
        bytes.writeString(HTTPDate.string(secondsSince1970: second))
        bytes.writeString("\r\n")
        for (name, value) in headers { bytes.writeString(Self.line(name, value)) }
        if status.mayHaveResponseBody { bytes.writeString("Content-Length: \(body.readableBytes)\r\n") }
        for line in commonHeaders.lines(besides: headers) { bytes.writeString(line) }
        if let field = persistence.field { bytes.writeString("Connection: \(field)\r\n") }
        bytes.writeString("\r\n")
        headLength = bytes.readableBytes
        bytes.writeImmutableBuffer(body)
    }

    /// The head alone, as `HEAD` gets it.
    var head: ByteBuffer {
        var head = bytes
        head.moveWriterIndex(to: head.readerIndex + headLength)
        return head
    }

    /// Replaces the date.
    mutating func stamp(second: Int64) {
        bytes.setString(HTTPDate.string(secondsSince1970: second), at: dateIndex)
    }

    /// A field on the wire; control characters become spaces, or a value could start a field of its own.
    static func line(_ name: String, _ value: String) -> String {
        let isClean = !value.utf8.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }
        let value =
            isClean
            ? value : String(value.map { $0.isASCII && ($0 < " " || $0 == "\u{7F}" || $0.isNewline) ? " " : $0 })
        return "\(name): \(value)\r\n"
    }
}
