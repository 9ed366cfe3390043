import Foundation
import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOHTTPCompression

extension ContentCoding {
    /// Content written in gzip: for what is complete only once frontend runs. All else is written so when it is built.
    ///
    /// NIO's compressor is a handler, so it gets a channel of its own, which is none of any network's.
    static func gzipped(_ content: Data) throws -> Data {
        let channel = EmbeddedChannel(handler: NIOHTTPRequestCompressor(encoding: .gzip))
        let head = HTTPRequestHead(version: .http1_1, method: .POST, uri: "/")
        let parts: [HTTPClientRequestPart] = [.head(head), .body(.byteBuffer(ByteBuffer(bytes: content))), .end(nil)]
        for part in parts { channel.write(part, promise: nil) }
        channel.flush()
        var written = Data()
        while let part = try channel.readOutbound(as: HTTPClientRequestPart.self) {
            if case .body(.byteBuffer(let bytes)) = part { written.append(contentsOf: bytes.readableBytesView) }
        }
        _ = try channel.finish()
        return written
    }
}
