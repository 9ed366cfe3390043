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
        bytes = ByteBufferAllocator().buffer(capacity: 1024 + body.readableBytes)
        // The version is the server's, not the request's (RFC 9112 section 2.3).
        bytes.writeString(Self.statusLine(status))
        bytes.writeString("Date: ")
        dateIndex = bytes.writerIndex
        bytes.writeString(commonHeaders.date(second: second))
        bytes.writeString("\r\n")
        for (name, value) in headers { Self.write(name, value, to: &bytes) }
        if status.mayHaveResponseBody {
            bytes.writeString("Content-Length: ")
            bytes.writeString(String(body.readableBytes))
            bytes.writeString("\r\n")
        }
        bytes.writeString(commonHeaders.lines(besides: headers))
        if let field = persistence.field { Self.write("Connection", field, to: &bytes) }
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

    /// The lines that nearly every answer has are there already.
    private static func statusLine(_ status: HTTPResponseStatus) -> String {
        switch status {
        case .ok: "HTTP/1.1 200 OK\r\n"
        case .created: "HTTP/1.1 201 Created\r\n"
        case .notModified: "HTTP/1.1 304 Not Modified\r\n"
        default: "HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n"
        }
    }

    /// A field on the wire; control characters become spaces, or a value could start a field of its own.
    static func write(_ name: String, _ value: String, to bytes: inout ByteBuffer) {
        let isClean = !value.utf8.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }
        bytes.writeString(name)
        bytes.writeString(": ")
        bytes.writeString(
            isClean
                ? value : String(value.map { $0.isASCII && ($0 < " " || $0 == "\u{7F}" || $0.isNewline) ? " " : $0 })
        )
        bytes.writeString("\r\n")
    }
}
