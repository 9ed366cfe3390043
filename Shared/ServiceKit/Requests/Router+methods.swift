import HTTPTypes
public import Hummingbird

extension Router {
    /// Every method that the server's parser lets through (llhttp's list); it answers 400 to any other.
    private static var methods: [HTTPRequest.Method] {
        let others = """
            ACL BIND CHECKOUT COPY LINK LOCK M-SEARCH MERGE MKACTIVITY MKCALENDAR MKCOL MOVE NOTIFY PROPFIND PROPPATCH \
            PURGE QUERY REBIND REPORT SEARCH SOURCE SUBSCRIBE UNBIND UNLINK UNLOCK UNSUBSCRIBE
            """
        return [.get, .head, .post, .put, .patch, .delete, .connect, .options, .trace]
            + others.split(separator: " ").compactMap { HTTPRequest.Method(String($0)) }
    }

    /// Answers on every path that has a route the methods that it has none for: 405 with `Allow`, and `OPTIONS` with
    /// the same (RFC 9110 §9.3.7, §15.5.6). Call it once, when all routes stand.
    ///
    /// HEAD is left to the option `autoGenerateHeadEndpoints`, with which the router must have been made: it is
    /// answered as GET without its content.
    public func answerOtherMethods() {
        var paths: [String: (path: RouterPath, methods: Set<HTTPRequest.Method>)] = [:]
        for route in routes {
            paths[route.path.description, default: (route.path, [])].methods.insert(route.method)
        }
        for (path, methods) in paths.values {
            let allowed = methods.union(methods.contains(.get) ? [.head, .options] : [.options])
            let allow = Self.methods.filter(allowed.contains).map(\.rawValue).joined(separator: ", ")
            for method in Self.methods where !allowed.contains(method) {
                on(path, method: method) { _, _ -> Response in
                    throw Problem(.methodNotAllowed, "Only \(allow) can be asked here", headers: [.allow: allow])
                }
            }
            if !methods.contains(.options) {
                on(path, method: .options) { _, _ in Response(status: .noContent, headers: [.allow: allow]) }
            }
        }
    }
}
