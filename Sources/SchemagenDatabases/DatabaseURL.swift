/// How a user names a database: `postgresql://…` in all of libpq's forms, `sqlite:PATH`, or the path of a SQLite file.
public enum DatabaseURL: Sendable, Hashable {
    /// A connection string for libpq, which may hold a password: never to be printed.
    case postgresql(String)
    /// The path of a file.
    case sqlite(String)

    /// Tells which kind a text names.
    public init(_ text: String) {
        if text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") {
            self = .postgresql(text)
        } else if text.hasPrefix("sqlite:") {
            let path = text.dropFirst(7)
            // sqlite:///absolute and sqlite://relative, as other tools write it.
            self = .sqlite(String(path.hasPrefix("//") ? path.dropFirst(2) : path))
        } else if Self.isKeywordList(text) {
            self = .postgresql(text)
        } else {
            self = .sqlite(text)
        }
    }

    /// The scheme of a URL of some other database: `mysql`. It would else be taken for the path of a file.
    public static func unknownScheme(of text: String) -> String? {
        let scheme = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
        guard !scheme.isEmpty, text.dropFirst(scheme.count).hasPrefix("://") else { return nil }
        return ["postgresql", "postgres", "sqlite"].contains(String(scheme)) ? nil : String(scheme)
    }

    /// `host=/tmp dbname=shop`: a keyword of libpq's, then an equals sign.
    private static func isKeywordList(_ text: String) -> Bool {
        let keyword = text.prefix { $0.isLetter || $0 == "_" }
        return text.dropFirst(keyword.count).drop { $0 == " " }.hasPrefix("=") && keywords.contains(String(keyword))
    }

    private static let keywords: Set<String> = [
        "host", "hostaddr", "port", "dbname", "user", "password", "passfile", "service", "sslmode", "connect_timeout",
        "options", "application_name", "target_session_attrs", "require_auth", "sslcert", "sslkey", "sslrootcert",
        "channel_binding", "client_encoding", "gssencmode", "krbsrvname", "keepalives",
    ]
}
