import Foundation
import Testing

@testable import NotificationService

@Suite struct SNSHostsTests {
    @Test(arguments: [
        "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem",
        "https://sns.us-gov-west-1.amazonaws.com:443/a.pem", "https://sns.cn-north-1.amazonaws.com.cn/a.pem",
    ])
    func certificatesOfAmazonAreTaken(_ address: String) {
        #expect(SNSHosts(testOrigin: nil).certificate(address) == address)
    }

    @Test(arguments: [
        "http://sns.eu-central-1.amazonaws.com/a.pem", "https://sns.eu-central-1.amazonaws.com/a.txt",
        "https://sns.eu-central-1.amazonaws.com/a.pem?x=.pem", "https://sns.eu-central-1.amazonaws.com/?a.pem",
        "https://sns.eu-central-1.amazonaws.com:8443/a.pem",
        "https://sns.eu-central-1.amazonaws.com.evil.example/a.pem",
        "https://evil.example/sns.eu-central-1.amazonaws.com/a.pem", "https://evil.example#.amazonaws.com/a.pem",
        "https://sns.eu-central-1.amazonaws.com@evil.example/a.pem",
        "https://evil.example\\@sns.eu-central-1.amazonaws.com/a.pem", "https://xsns.eu-central-1.amazonaws.com/a.pem",
        "https://sns.s3.amazonaws.com/a.pem", "https://sns.a.b.amazonaws.com/a.pem", "https://s3.amazonaws.com/a.pem",
        "https://SNS.eu-central-1.amazonaws.com.evil/a.pem", "https://127.0.0.1/a.pem", "file:///a.pem", "", "a.pem",
        "https://sns.eu-central-1.amazonaws.com/a.pem\r\nHost: evil", "http://127.0.0.1:9000/a.pem",
    ])
    func othersAreNot(_ address: String) {
        #expect(SNSHosts(testOrigin: nil).certificate(address) == nil)
    }

    @Test func aConfirmationHasParametersAndTheSameHost() {
        let hosts = SNSHosts(testOrigin: nil)
        let address = "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=a:b&Token=c"
        #expect(hosts.confirmation(address) == address)
        #expect(hosts.confirmation("https://evil.example/?Action=ConfirmSubscription") == nil)
    }

    @Test func anOriginForTestsCountsByItselfAlone() {
        let hosts = SNSHosts(testOrigin: URL(string: "http://127.0.0.1:9000"))
        #expect(hosts.certificate("http://127.0.0.1:9000/a.pem") != nil)
        #expect(hosts.certificate("http://127.0.0.1:9001/a.pem") == nil)
        #expect(hosts.certificate("https://127.0.0.1:9000/a.pem") == nil)
        #expect(hosts.certificate("https://sns.eu-central-1.amazonaws.com/a.pem") != nil)
    }
}
