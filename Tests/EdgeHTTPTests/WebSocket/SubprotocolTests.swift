import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import EdgeHTTP

/// What a client offers in its handshake.
struct SubprotocolTests {
    @Test(
        arguments: [
            ([], []),
            (["campus.v1"], ["campus.v1"]),
            (["campus.v1, bearer.eyJhbGci.eyJzdWIi.a-b_c"], ["campus.v1", "bearer.eyJhbGci.eyJzdWIi.a-b_c"]),
            (["one,two", " three\t,\tfour "], ["one", "two", "three", "four"]),
            ([",, one ,,", ""], ["one"]),
            (["!#$%&'*+-.^_`|~09azAZ"], ["!#$%&'*+-.^_`|~09azAZ"]),
            // One of them is no token, and nobody knows what was meant.
            (["one, two three"], []), (["one", "b=c"], []), (["\"one\""], []), (["one/two"], []), (["tok\u{E9}n"], []),
            (["a;b"], []), (["a\u{0}b"], []),
        ] as [([String], [String])]
    )
    func offers(_ fields: [String], _ tokens: [String]) {
        var head = HTTPRequestHeadFixture.get
        for field in fields { head.headers.add(name: "sec-websocket-protocol", value: field) }
        let request = FastPathRequest(
            head: head,
            remoteAddress: nil,
            eventLoop: EmbeddedEventLoop(),
            allocator: ByteBufferAllocator(),
            isWebSocketUpgrade: false
        )
        #expect(request.webSocketSubprotocols == tokens)
    }
}
