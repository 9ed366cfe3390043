/// The commands of SMTP that a reply can be to.
public enum SMTPCommand: String, Sendable {
    /// None: the server's greeting.
    case connect = ""
    case hello = "EHLO"
    case oldHello = "HELO"
    case startTLS = "STARTTLS"
    case signIn = "AUTH"
    case sender = "MAIL"
    case recipient = "RCPT"
    /// The mail itself, or that it comes.
    case data = "DATA"
}
