import Foundation
import Testing

@testable import HTTPClient

@Suite struct IPAddressTests {
    @Test(arguments: [
        "8.8.8.8", "1.0.0.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.1", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255",
        "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2001:200::1", "2600::1", "2a00:1450::1",
        "64:ff9b::808:808", "3ffe::1",
    ])
    func thePublicInternetIsPublic(_ text: String) throws {
        #expect(try #require(IPAddress(text)).isPublic)
    }

    @Test(arguments: [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1",
        "127.255.255.255", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.170", "192.0.2.1",
        "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1",
        "239.255.255.255", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:8.8.8.8", "::ffff:127.0.0.1",
        "::127.0.0.1", "64:ff9b::a00:1", "64:ff9b::7f00:1", "64:ff9b:1::808:808", "100::1", "2001::1", "2001:1ff::1",
        "2001:db8::1", "2002:7f00:1::1", "3fff::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1",
        "4000::1",
    ])
    func allElseIsNot(_ text: String) throws {
        #expect(try !#require(IPAddress(text)).isPublic)
    }

    @Test func aSocketsAddressIsRead() {
        var four = sockaddr_in()
        four.sin_family = sa_family_t(AF_INET)
        four.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let read = withUnsafeBytes(of: four) { IPAddress(family: AF_INET, socketAddress: $0) }
        #expect(read == IPAddress("127.0.0.1"))
        let short = withUnsafeBytes(of: four) { bytes in
            IPAddress(family: AF_INET6, socketAddress: bytes)
        }
        #expect(short == nil)
        var six = sockaddr_in6()
        #expect(inet_pton(AF_INET6, "2001:db8::5", &six.sin6_addr) == 1)
        #expect(
            withUnsafeBytes(of: six) { IPAddress(family: AF_INET6, socketAddress: $0) } == IPAddress("2001:db8::5")
        )
        #expect(withUnsafeBytes(of: six) { IPAddress(family: AF_UNIX, socketAddress: $0) } == nil)
    }
}
