import ServiceKit
import Testing

/// W3C Trace Context, https://www.w3.org/TR/trace-context/
@Suite struct TraceContextTests {
    private let trace = "0af7651916cd43dd8448eb211c80319c"
    private let span = "b7ad6b7169203331"

    @Test func aTraceGoesOnInANewSpan() throws {
        let incoming = try #require(TraceContext(traceparent: "00-\(trace)-\(span)-01"))
        var generator = SystemRandomNumberGenerator()
        let child = incoming.child(using: &generator)
        #expect(child.traceID == trace)
        #expect(child.spanID != span)
        #expect(child.isSampled)
        #expect(TraceContext(traceparent: child.traceparent) == child)
    }

    @Test func aLaterVersionMayBeLonger() {
        #expect(TraceContext(traceparent: "cc-\(trace)-\(span)-01-what-the-future-will-be-like") != nil)
    }

    @Test(arguments: [
        "", "00", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b716920333g-01", "0-\u{0}-é-",
    ])
    func whatIsMalformedIsNoTrace(text: String) {
        #expect(TraceContext(traceparent: text) == nil)
    }
}
