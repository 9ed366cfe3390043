public import HummingbirdCore

/// The `Link` header of lists (RFC 8288).
public enum PageLink {
    /// The same request, one page on.
    public static func next(_ uri: URI, cursor: PageCursor) -> String {
        let kept = (uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("cursor=") }
        return "<" + uri.path + "?" + (kept + ["cursor=\(cursor.text)"]).joined(separator: "&") + ">; rel=\"next\""
    }
}
