import HTTPClient
import SecrecyTesting
import Testing

@testable import NotificationService

@Suite struct TransportAddressTests {
    @Test func mailGoesWhereTheSettingSays() throws {
        #expect(EmailTransportConfiguration(text: "file:/tmp/a b") == .file(directory: "/tmp/a b"))
        #expect(
            EmailTransportConfiguration(text: "ses://eu-central-1")
                == .ses(region: "eu-central-1", configurationSet: nil)
        )
        #expect(
            EmailTransportConfiguration(text: "ses://eu-central-1?configuration_set=Campus_events-1")
                == .ses(region: "eu-central-1", configurationSet: "Campus_events-1")
        )
        #expect(
            EmailTransportConfiguration(text: "smtp://mail.campus.example")
                == .smtp(SMTPServer(host: "mail.campus.example", port: 587, security: .startTLS))
        )
        #expect(
            EmailTransportConfiguration(text: "smtps://a%40b:p%20%2F%3A%40@mail.example/")
                == .smtp(
                    SMTPServer(
                        host: "mail.example",
                        port: 465,
                        security: .immediate,
                        account: .init(user: "a@b", password: "p /:@")
                    )
                )
        )
        #expect(
            EmailTransportConfiguration(text: "smtp://[2001:db8::1]:2525")
                == .smtp(SMTPServer(host: "2001:db8::1", port: 2525, security: .startTLS))
        )
    }

    @Test(arguments: [
        "", "file:", "ses://", "ses:us-east-1", "ses://US EAST", "ses://us-east-1/a", "ses://us-east-1:443",
        "ses://key:secret@us-east-1", "ses://us-east-1?configuration_set=", "ses://us-east-1?configuration-set=a",
        "ses://us-east-1?configuration_set=a&configuration_set=b", "ses://us-east-1?configuration_set=a%20b",
        "ses://evil.example", "smtp://", "smtp:mail.example", "smtp://mail.example/path", "smtp://mail.example#a",
        "smtp://mail.example?tls=no", "smtp://user@mail.example", "smtp://mail.example:0", "smtp://mail.example:65536",
        "smtp://mail.example:port", "http://mail.example", "SES", "mail.example",
    ])
    func whatMeansNothingIsRefused(_ text: String) {
        #expect(EmailTransportConfiguration(text: text) == nil)
    }

    @Test func textsGoWhereTheSettingSays() {
        #expect(SMSTransportConfiguration(text: "none") == SMSTransportConfiguration.none)
        #expect(SMSTransportConfiguration(text: "file:texts") == .file(directory: "texts"))
        #expect(SMSTransportConfiguration(text: "sns://us-east-1") == .sns(region: "us-east-1", senderID: nil))
        #expect(
            SMSTransportConfiguration(text: "sns://us-east-1?sender_id=Campus")
                == .sns(region: "us-east-1", senderID: "Campus")
        )
        for text in ["", "file:", "sns://", "ses://us-east-1", "sns://us-east-1?sender_id=a b", "sns://a@us-east-1"] {
            #expect(SMSTransportConfiguration(text: text) == nil, "\(text)")
        }
    }

    @Test func noPasswordIsShown() throws {
        let configuration = try #require(EmailTransportConfiguration(text: "smtp://campus:hunter2@mail.example"))
        #expect(!everyText(of: configuration).contains("hunter2"))
        #expect(everyText(of: configuration).contains("mail.example"))
    }
}
