import ServiceKit
import Testing

@Suite struct ClientNetworkTests {
    @Test(arguments: [
        (["192.0.2.7"], "127.0.0.1", 1, "192.0.2.7"), (["1.2.3.4, 192.0.2.7"], "127.0.0.1", 1, "192.0.2.7"),
        (["1.2.3.4", "192.0.2.7, 10.0.0.1"], "127.0.0.1", 2, "192.0.2.7"), (["1.2.3.4"], "127.0.0.1", 0, "127.0.0.1"),
        ([], "127.0.0.1", 1, "127.0.0.1"), (["2001:db8:1:2:3:4:5:6"], "::1", 1, "2001:db8:1:2::/64"),
        (["2001:db8::6"], "::1", 1, "2001:db8:0:0::/64"), ([], "::1", 1, "0:0:0:0::/64"),
    ])
    func theNetworkIsThatOfTheLastAddressThatCanBeTrusted(
        _ forwardedFor: [String],
        _ peer: String,
        _ proxies: Int,
        _ network: String
    ) {
        #expect(ClientNetwork.of(forwardedFor: forwardedFor, peer: peer, trustedProxies: proxies) == network)
    }
}
