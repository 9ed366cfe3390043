import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The page behind the link: what it would do and one button, or that it is done. Nothing in it is anybody's text, so
/// nothing needs to be escaped.
struct UnsubscribePage: Sendable {
    let unsubscription: Unsubscription
    /// Where people choose what they are told.
    let settings: String

    private static let style = """
        body{margin:0;font:1.0625rem/1.5 system-ui,sans-serif;color:#1c2430;background:#f4f5f7}\
        main{max-width:32rem;margin:12vh auto 0;padding:2rem;background:#fff;border-radius:.75rem}\
        h1{margin:0 0 1rem;font-size:1.5rem;line-height:1.25}\
        button{font:inherit;padding:.75rem 1.25rem;border:0;border-radius:.5rem;color:#fff;background:#1f4fa3}\
        button:focus-visible,a:focus-visible{outline:3px solid #e8a317;outline-offset:2px}\
        a{color:#1f4fa3}
        """

    /// Only this style is applied, nothing runs, and the form goes nowhere else.
    private static let headers: HTTPFields = [
        .contentType: "text/html; charset=utf-8",
        .cacheControl: "no-store",
        .contentSecurityPolicy: "default-src 'none'; style-src 'sha256-\(styleHash)'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'",
    ]

    private static let styleHash = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()

    var response: Response {
        var headers = Self.headers
        headers[.contentLanguage] = unsubscription.language.rawValue
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }

    var html: String {
        let words = UnsubscribeWords(unsubscription)
        let (title, rest) =
            unsubscription.isWanted
            ? (words.question, "<form method=\"post\"><button>\(words.button)</button></form>")
            : (words.done, "<p>\(words.others)</p>")
        let choosing = words.settings.map { "<p><a href=\"\(settings)\">\($0)</a></p>" } ?? ""
        return """
            <!DOCTYPE html>
            <html lang="\(unsubscription.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>\(title) · Campus Events</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <main>
            <h1>\(title)</h1>
            \(rest)
            \(choosing)
            </main>
            </body>
            </html>

            """
    }
}
