/// Judges a connection string before libpq does.
///
/// libpq quotes what it cannot read in its messages, and what it cannot read is often a part of a password whose special
/// characters were not escaped. So what may hold a password is refused here, in words that hold none of it.
struct ConnectionString {
    /// The values that must not appear in a message.
    private(set) var secrets: [String] = []

    /// - Throws: `PostgreSQLError` if libpq could not read the string, or would take a part of the password for
    ///   something else.
    init(_ text: String, library: PostgreSQLLibrary) throws {
        guard !text.utf8.contains(0) else { throw Self.refusal("it holds a NUL") }
        var message: UnsafeMutablePointer<CChar>?
        let options = text.withCString { library.parseConninfo($0, &message) }
        library.freeMemory(message)
        guard let options else {
            throw Self.refusal(
                "it is neither a postgresql:// URL nor keyword=value pairs; in a URL the characters @ : / ? # [ ] % of "
                    + "user and password are written %40 %3A %2F %3F %23 %5B %5D %25, and elsewhere a value with blanks "
                    + "stands in single quotes")
        }
        defer { library.freeConninfo(options) }
        let isURL = text.hasPrefix("postgresql://") || text.hasPrefix("postgres://")
        var option = options.assumingMemoryBound(to: PostgreSQLLibrary.ConninfoOption.self)
        while let keyword = option.pointee.keyword {
            let value = option.pointee.value.map { String(cString: $0) } ?? ""
            let name = String(cString: keyword)
            option += 1
            if value.isEmpty { continue }
            if name == "password" || name == "sslpassword" { secrets.append(value) }
            if isURL { try Self.check(value, of: name) }
        }
    }

    /// Refuses what an unescaped `@` or `/` of a password makes of host, port and database.
    private static func check(_ value: String, of name: String) throws {
        let isWrong =
            switch name {
            case "host", "hostaddr", "dbname": value.utf8.contains(UInt8(ascii: "@"))
            case "port": !value.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ",") }
            default: false
            }
        if isWrong {
            throw refusal(
                "its \(name) is not one; a @ : or / in the password of a URL is written %40, %3A or %2F")
        }
    }

    /// A message of libpq's without the secrets.
    func withoutSecrets(_ message: String) -> String {
        var result = message
        for secret in secrets {
            result = Self.replacing(secret, in: result)
        }
        return result
    }

    private static func replacing(_ secret: String, in text: String) -> String {
        let pattern = Array(secret.utf8)
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index...].starts(with: pattern) {
                result += Array("********".utf8)
                index += pattern.count
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func refusal(_ reason: String) -> PostgreSQLError {
        PostgreSQLError(severity: "FATAL", message: "the connection string cannot be read: \(reason)")
    }
}
