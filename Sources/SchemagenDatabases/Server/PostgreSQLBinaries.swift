#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder with the programs of a PostgreSQL server.
public struct PostgreSQLBinaries: Sendable, Hashable {
    /// The folder that holds `initdb` and `postgres`.
    public var folder: String
    /// The major version: 15.
    public var majorVersion: Int

    /// The programs in a folder.
    ///
    /// - Throws: `ServerError` if `initdb` or `postgres` is not there or does not say its version.
    public init(folder: String) throws {
        for program in ["initdb", "postgres"] where access("\(folder)/\(program)", X_OK) != 0 {
            throw ServerError("\(folder) holds no \(program)")
        }
        let child = try ChildProcess(["\(folder)/postgres", "--version"], environment: Self.environment)
        let answer = child.readLine(timeoutMilliseconds: 10_000)
        child.finish()
        // postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1); 18beta1 before a release.
        let words = answer.split(separator: " ")
        let digits = words.count > 2 ? words[2].prefix { $0.isNumber } : ""
        guard let major = Int(digits) else {
            throw ServerError("\(folder)/postgres does not say its version")
        }
        self.folder = folder
        majorVersion = major
    }

    /// Looks for a server's programs: in `SCHEMAGEN_POSTGRES_BIN` (and then nowhere else), on the PATH, and where
    /// Debian, Fedora, Homebrew and Postgres.app put them, the newest first.
    ///
    /// - Parameter majorVersion: The version wanted; any where nil.
    /// - Throws: `ServerError` naming the package to install if there are none.
    public static func find(majorVersion: Int? = nil) throws -> PostgreSQLBinaries {
        if let folder = variable("SCHEMAGEN_POSTGRES_BIN") {
            let binaries = try PostgreSQLBinaries(folder: folder)
            guard majorVersion == nil || majorVersion == binaries.majorVersion else {
                throw ServerError(
                    "SCHEMAGEN_POSTGRES_BIN names PostgreSQL \(binaries.majorVersion), \(majorVersion ?? 0) is wanted")
            }
            return binaries
        }
        for folder in candidates(majorVersion) {
            if let binaries = try? PostgreSQLBinaries(folder: folder),
                majorVersion == nil || majorVersion == binaries.majorVersion
            {
                return binaries
            }
        }
        let version = majorVersion.map { " \($0)" } ?? ""
        let suffix = majorVersion.map { "-\($0)" } ?? ""
        throw ServerError(
            """
            no PostgreSQL\(version) server programs (initdb, postgres) on this machine
              Debian, Ubuntu: apt-get install postgresql\(suffix)
              Fedora: dnf install postgresql-server
              macOS: brew install postgresql@\(majorVersion ?? 18)
              or set SCHEMAGEN_POSTGRES_BIN to the folder that holds them
            """)
    }

    private static func candidates(_ majorVersion: Int?) -> [String] {
        var folders: [String] = (variable("PATH") ?? "").split(separator: ":").map(String.init)
        let majors = majorVersion.map { [$0] } ?? Array((14...30).reversed())
        for major in majors {
            folders.append("/usr/lib/postgresql/\(major)/bin")
            folders.append("/usr/pgsql-\(major)/bin")
            folders.append("/opt/homebrew/opt/postgresql@\(major)/bin")
            folders.append("/usr/local/opt/postgresql@\(major)/bin")
            folders.append("/Applications/Postgres.app/Contents/Versions/\(major)/bin")
        }
        folders += ["/opt/homebrew/bin", "/usr/local/pgsql/bin", "/usr/local/bin", "/usr/bin"]
        return folders.filter { access("\($0)/initdb", X_OK) == 0 && access("\($0)/postgres", X_OK) == 0 }
    }

    static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// What the server's programs need of the environment. PGDATA and the like must not reach them; a time zone that is
    /// given spares initdb the search for the system's.
    static var environment: [String] {
        var result = ["LC_ALL=C", "TZ=UTC", "PATH=\(variable("PATH") ?? "/usr/bin:/bin"):/usr/sbin:/sbin"]
        for name in ["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"] {
            if let value = variable(name) { result.append("\(name)=\(value)") }
        }
        return result
    }
}

/// Why there is no throw-away server.
public struct ServerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The reason, and where something is missing the package to install.
    public var description: String

    /// An error with this message.
    public init(_ description: String) { self.description = description }
}
