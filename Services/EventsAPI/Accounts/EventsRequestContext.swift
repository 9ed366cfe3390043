import CampusCore
import Hummingbird
import NIOCore
import ServiceKit

/// What travels with a request through the routes.
struct EventsRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Who asks; nil without a valid token.
    var identity: Identity?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
    }

    var requestDecoder: WireRequestDecoder { WireRequestDecoder() }

    /// The largest body a JSON route takes, in bytes.
    var maxUploadSize: Int { 256 * 1024 }

    /// - Throws: ``Problem`` 401 when nobody is signed in.
    func signedIn() throws -> Identity {
        guard let identity else {
            throw Problem(.unauthorized, "Sign in first", headers: [.wwwAuthenticate: "Bearer"])
        }
        return identity
    }
}
