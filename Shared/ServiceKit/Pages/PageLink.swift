public import HummingbirdCore

/// The `Link` header of lists (RFC 8288).
public enum PageLink {
    /// The same request, one page on.
    public static func next(_ uri: URI, cursor: PageCursor) -> String {
        next(uri, cursorText: cursor.text)
    }

    /// The same with a cursor that another service wrote, of the letters that ours have.
    public static func next(_ uri: URI, cursorText: String) -> String {
        let kept = (uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("cursor=") }
        return "<" + uri.path + "?" + (kept + ["cursor=\(cursorText)"]).joined(separator: "&") + ">; rel=\"next\""
    }
}
