import Testing
import WebPush

@Suite struct PushRequestTests {
    private func headers(
        timeToLive: Duration = .seconds(90),
        urgency: PushUrgency = .normal,
        topic: String? = nil
    ) throws -> [String: String] {
        let hosts = try #require(PushHosts(PushHosts.browsers))
        let request = try PushRequest(
            to: PushEndpoint("https://fcm.googleapis.com/fcm/send/a", hosts: hosts),
            keys: BrowserKeys(
                p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                auth: "BTBZMqHH6r4Tts7J_aSIgg"
            ),
            payload: [1, 2, 3],
            timeToLive: timeToLive,
            urgency: urgency,
            topic: topic,
            authorizations: VAPIDAuthorizations(
                key: VAPIDKey("hunter2" + String(repeating: "A", count: 36)),
                subject: "mailto:events@campus.example"
            )
        )
        #expect(request.body.count == 3 + 103)
        return Dictionary(uniqueKeysWithValues: request.headers.map { ($0.name, $0.value) })
    }

    @Test func itSaysWhatTheRFCsAskFor() throws {
        var headers = try headers(urgency: .veryLow, topic: "01890a5dac96774bbcceb302099a8057")
        #expect(headers.removeValue(forKey: "Authorization")?.hasPrefix("vapid t=ey") == true)
        #expect(
            headers == [
                "Content-Encoding": "aes128gcm", "Content-Type": "application/octet-stream", "TTL": "90",
                "Urgency": "very-low", "Topic": "01890a5dac96774bbcceb302099a8057",
            ]
        )
    }

    @Test func timesAreWholeSecondsAndNotNegative() throws {
        #expect(try headers(timeToLive: .milliseconds(2500))["TTL"] == "2")
        #expect(try headers(timeToLive: .seconds(-5))["TTL"] == "0")
    }

    @Test(arguments: ["", String(repeating: "a", count: 33), "a b", "a\r\nX: y", "ä", "a/b"])
    func whatIsNoTopicIsLeftOut(_ topic: String) throws {
        #expect(try headers(topic: topic)["Topic"] == nil)
    }
}
