import Testing
import WebPush

@Suite struct PushEndpointTests {
    private func hosts(_ text: String = PushHosts.browsers) throws -> PushHosts {
        try #require(PushHosts(text))
    }

    @Test(arguments: [
        ("https://fcm.googleapis.com/fcm/send/a:b-c_d", "https://fcm.googleapis.com"),
        ("https://updates.push.services.mozilla.com/wpush/v2/gAAAAA", "https://updates.push.services.mozilla.com"),
        ("https://wns2-par02p.notify.windows.com/w/?token=BQYA%3d%3d", "https://wns2-par02p.notify.windows.com"),
        ("https://web.push.apple.com:443/QGuQyavXutnMqC", "https://web.push.apple.com"),
        ("HTTPS://FCM.googleapis.com/fcm/send/A", "https://fcm.googleapis.com"),
    ])
    func thoseOfBrowsersAreTaken(_ text: String, _ origin: String) throws {
        let endpoint = try PushEndpoint(text, hosts: hosts())
        #expect(endpoint.origin == origin)
        // What is asked for there stays as it was, letter by letter.
        #expect(text.hasSuffix(endpoint.path) && endpoint.url == origin + endpoint.path)
    }

    @Test(arguments: [
        "", "https://", "fcm.googleapis.com/a", "http://fcm.googleapis.com/a", "ftp://fcm.googleapis.com/a",
        "https://fcm.googleapis.com", "https://evil.example/a", "https://evil.example/fcm.googleapis.com",
        "https://fcm.googleapis.com.evil.example/a", "https://evilfcm.googleapis.com/a",
        "https://a.fcm.googleapis.com/a", "https://fcm.googleapis.com./a", "https://fcm.googleapis.com:8443/a",
        "https://fcm.googleapis.com:/a", "https://fcm.googleapis.com:443:443/a", "https://fcm.googleapis.com:x/a",
        // Who is read as whose host differs from reader to reader.
        "https://user@fcm.googleapis.com/a", "https://fcm.googleapis.com@evil.example/a",
        "https://evil.example\\@fcm.googleapis.com/a", "https://fcm.googleapis.com\\.evil.example/a",
        "https://evil.example#@fcm.googleapis.com/a", "https://evil.example?@fcm.googleapis.com/a",
        "https:fcm.googleapis.com/a", "https:///fcm.googleapis.com/a", " https://fcm.googleapis.com/a",
        "https://fcm.googleapis.com /a", "https://fcm.googleapis.com/a b", "https://fcm.googleapis.com/a\r\nX: y",
        "https://fcm.googleapis.com/a\0", "https://fcm.googleapis.com/a#b", "https://fcm.googleapis.com/ä",
        "https://fcm。googleapis。com/a", "https://push.services.mozilla.com/a", "https://.push.services.mozilla.com/a",
        "https://127.0.0.1/a", "https://[::1]/a", "https://169.254.169.254/latest/meta-data", "https://2130706433/a",
        "https://0x7f.1/a", "https://localhost/a", "https://1.push.apple.com.127.0.0.1/a",
    ])
    func othersAreNot(_ text: String) throws {
        let hosts = try hosts()
        let error = #expect(throws: WebPushError.self) { try PushEndpoint(text, hosts: hosts) }
        #expect(error?.code == .forbiddenEndpoint)
    }

    @Test func aLongOneIsNot() throws {
        let long = "https://fcm.googleapis.com/" + String(repeating: "a", count: 2000)
        let hosts = try hosts()
        #expect(throws: WebPushError.self) { try PushEndpoint(long, hosts: hosts) }
    }

    @Test func aHostMayHaveAPort() throws {
        let hosts = try hosts("push.example:8443, .Other.example")
        #expect(try PushEndpoint("https://push.example:8443/a", hosts: hosts).origin == "https://push.example:8443")
        #expect(try PushEndpoint("https://a.b.other.example/a", hosts: hosts).origin == "https://a.b.other.example")
        #expect(throws: WebPushError.self) { try PushEndpoint("https://push.example/a", hosts: hosts) }
    }

    @Test(arguments: [
        "", ",", "127.0.0.1", "[::1]", "::1", "0x7f.1", "a.1", "1", "push.example:0", "push.example:65536",
        "push.example:", "push.example:8443:1", "..example", "a..b", "-a.example", "a/b", "*.example", "a@b",
        "bücher.de",
    ])
    func whatIsNoListIsRefused(_ text: String) {
        #expect(PushHosts(text) == nil)
    }
}
