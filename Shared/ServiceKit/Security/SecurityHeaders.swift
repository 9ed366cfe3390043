public import Foundation

/// The headers that every answer carries; the fast path adds the same list to what it answers itself.
///
/// They are those of helmet 8, each as strict as it is there or stricter. There is no `Server` and no `X-Powered-By`.
public enum SecurityHeaders {
    /// For answers that are data, not pages: nothing in them may be shown, run or loaded by a page of another site.
    ///
    /// - Parameter publicURL: the address people use; nil for a service that they do not reach.
    public static func api(publicURL: URL?) -> [(name: String, value: String)] {
        headers("default-src 'none'; frame-ancestors 'none'", publicURL)
    }

    /// For the web app's page and its files: only what it was built with may run. Pictures of events may come from
    /// elsewhere.
    ///
    /// - Parameter scriptHashes: `'sha256-…'` of each script that stands in the page itself; no other may.
    public static func page(publicURL: URL, scriptHashes: [String] = []) -> [(name: String, value: String)] {
        let scripts = (["'self'"] + scriptHashes).joined(separator: " ")
        let policy =
            "default-src 'none'; script-src \(scripts); script-src-attr 'none'; style-src 'self'; font-src 'self'; "
            + "img-src 'self' https: data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        let upgrade = isSecure(publicURL) ? "; upgrade-insecure-requests" : ""
        // The door's page reads tickets with the camera.
        return headers(policy + upgrade, publicURL) + [
            ("Permissions-Policy", "camera=(self), geolocation=(), microphone=()")
        ]
    }

    private static func headers(_ contentPolicy: String, _ publicURL: URL?) -> [(name: String, value: String)] {
        let headers = [
            (name: "Content-Security-Policy", value: contentPolicy),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Origin-Agent-Cluster", "?1"),
            ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-DNS-Prefetch-Control", "off"),
            ("X-Download-Options", "noopen"),
            ("X-Frame-Options", "DENY"),
            ("X-Permitted-Cross-Domain-Policies", "none"),
            ("X-XSS-Protection", "0"),
        ]
        // Said over http it means nothing (RFC 6797 section 8.1), and on localhost it would lock other services out.
        guard isSecure(publicURL) else { return headers }
        return headers + [("Strict-Transport-Security", "max-age=31536000; includeSubDomains")]
    }

    private static func isSecure(_ url: URL?) -> Bool { url?.scheme?.lowercased() == "https" }
}
