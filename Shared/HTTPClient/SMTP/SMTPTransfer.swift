import CCurl

/// One mail on its way to the server, with all that libcurl reads and writes meanwhile.
final class SMTPTransfer: Transfer {
    struct Request: Sendable {
        let server: SMTPServer
        /// How we introduce ourselves in `EHLO`.
        let clientName: String
        let mail: SMTPMail
        /// Whether no connection that stands is to be used.
        var needsNewConnection = false
    }

    enum Answer: Sendable {
        case reply(SMTPReply)
        /// The connection that was used again had ended meanwhile; the mail was not begun with.
        case connectionWasOver
    }

    let easy: EasyHandle
    private let content: [UInt8]
    private var position = 0
    private var command = SMTPCommand.connect
    private var replyLines: [Substring] = []
    private var replyCode = 0
    private var isReplyOver = true
    private var isLeaving = false

    init(_ request: Request, timeout: Duration, _ configuration: HTTPClientConfiguration) throws(HTTPClientError) {
        easy = try EasyHandle(timeout: timeout, configuration)
        content = request.mail.content
        set(request)
        send()
        receive()
    }

    private func set(_ request: Request) {
        let server = request.server
        let host = server.host.contains(":") ? "[\(server.host)]" : server.host
        let scheme = server.security == .immediate ? "smtps" : "smtp"
        easy.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        easy.set(CURLOPT_URL, "\(scheme)://\(host):\(server.port)/\(request.clientName)")
        // Without TLS neither the password nor the mail is sent.
        easy.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
        if let account = server.account {
            easy.set(CURLOPT_USERNAME, account.user)
            easy.set(CURLOPT_PASSWORD, account.password)
        }
        easy.set(CURLOPT_MAIL_FROM, "<\(request.mail.sender)>")
        easy.set(CURLOPT_MAIL_RCPT, ["<\(request.mail.recipient)>"])
        if request.needsNewConnection { easy.set(CURLOPT_FRESH_CONNECT, 1) }
        // RFC 5321 §4.5.3.2 would wait for minutes; whoever waits here holds a job.
        easy.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, 60)
    }

    private func send() {
        easy.set(CURLOPT_UPLOAD, 1)
        _ = campus_set_size(easy.pointer, CURLOPT_INFILESIZE_LARGE, curl_off_t(content.count))
        // Unretained, here and below: the loop holds the transfer until it took the handle out of the multi handle.
        _ = campus_set_pointer(easy.pointer, CURLOPT_READDATA, Unmanaged.passUnretained(self).toOpaque())
        _ = campus_set_receiver(easy.pointer, CURLOPT_READFUNCTION) { buffer, size, count, context in
            guard let buffer, let context else { return 0 }
            let transfer = Unmanaged<SMTPTransfer>.fromOpaque(context).takeUnretainedValue()
            return transfer.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
        }
    }

    private func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, content.count - position)
        buffer.copyBytes(from: content[position..<position + count])
        position += count
        return count
    }

    private func receive() {
        let context = Unmanaged.passUnretained(self).toOpaque()
        _ = campus_set_pointer(easy.pointer, CURLOPT_HEADERDATA, context)
        _ = campus_set_receiver(easy.pointer, CURLOPT_HEADERFUNCTION) { bytes, _, count, context in
            guard let bytes, let context else { return 0 }
            let transfer = Unmanaged<SMTPTransfer>.fromOpaque(context).takeUnretainedValue()
            transfer.receive(
                line: String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
            )
            return count
        }
        // libcurl says what it sends only to who watches all that it does. Of a command the first word is looked at and
        // nothing is kept: behind AUTH stands the password.
        easy.set(CURLOPT_VERBOSE, 1)
        _ = campus_set_pointer(easy.pointer, CURLOPT_DEBUGDATA, context)
        _ = campus_set_watcher(easy.pointer) { _, kind, bytes, count, context in
            guard kind == CURLINFO_HEADER_OUT, let bytes, let context else { return 0 }
            let line = UnsafeRawBufferPointer(start: bytes, count: count)
            let word = String(decoding: line.prefix { (65...90).contains($0) }, as: UTF8.self)
            Unmanaged<SMTPTransfer>.fromOpaque(context).takeUnretainedValue().sent(command: word)
            return 0
        }
    }

    private func sent(command word: String) {
        if let command = SMTPCommand(rawValue: word) { self.command = command }
        // After a refusal libcurl takes its leave, and what the server says to that is no answer of ours.
        if word == "QUIT" { isLeaving = true }
    }

    /// A reply is of several lines when behind the code of all but the last stands a hyphen (RFC 5321 §4.2.1).
    private func receive(line: String) {
        guard !isLeaving else { return }
        if isReplyOver { replyLines = [] }
        isReplyOver = line.dropFirst(3).first != "-"
        replyCode = Int(line.prefix(3)) ?? 0
        if replyLines.count < 20 { replyLines.append(line.dropFirst(4)) }
    }

    func outcome(_ result: CURLcode) -> Result<Answer, HTTPClientError> {
        // What the server refuses is an answer, as a status of HTTP is one. A refusal of STARTTLS is none.
        let isRefusal = replyCode >= 400 && result != CURLE_OPERATION_TIMEDOUT && result != CURLE_USE_SSL_FAILED
        if isRefusal, replyCode == 421, command == .sender, wasUsedBefore { return .success(.connectionWasOver) }
        if result == CURLE_OK || isRefusal {
            let text = replyLines.joined(separator: " ").filter { $0 >= " " && $0 != "\u{7F}" }
            return .success(.reply(SMTPReply(code: replyCode, text: String(text.prefix(500)), command: command)))
        }
        let failure = easy.failure(result, mayHaveBeenSent: command == .data)
        let isOver = failure.code == .connectionFailed && !failure.mayHaveBeenSent && wasUsedBefore
        return isOver ? .success(.connectionWasOver) : .failure(failure)
    }

    private var wasUsedBefore: Bool {
        var count = 0
        _ = campus_new_connections(easy.pointer, &count)
        return count == 0 && command != .connect
    }
}
