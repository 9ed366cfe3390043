import CampusCore
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceKit

/// What travels with a request through the routes.
struct EventsRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Who asks; nil without a valid token.
    var identity: Identity?
    /// How many proxies stand before the service; set from the configuration by ``NetworkLimitMiddleware``.
    var trustedProxies = 1
    /// The connection's other end: in the cluster the load balancer.
    private let peer: String?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }

    var requestDecoder: WireRequestDecoder { WireRequestDecoder() }

    /// The largest body a JSON route takes, in bytes.
    var maxUploadSize: Int { RequestLimits.bodyBytes }

    /// - Throws: ``Problem`` 401 when nobody is signed in.
    func signedIn() throws -> Identity {
        guard let identity else { throw Self.signInFirst }
        return identity
    }

    static var signInFirst: Problem {
        Problem(.unauthorized, "Sign in first", headers: [.wwwAuthenticate: "Bearer"])
    }

    /// The network that the request came from; before the service stand proxies, such as the Ingress or the frontend.
    func network(of request: Request) -> String {
        ClientNetwork.of(
            forwardedFor: request.headers[values: .forwardedFor],
            peer: peer,
            trustedProxies: trustedProxies
        )
    }
}

extension HTTPField.Name {
    static let forwardedFor = unchecked("X-Forwarded-For")
}
