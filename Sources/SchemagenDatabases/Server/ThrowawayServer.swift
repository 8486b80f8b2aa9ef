#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A PostgreSQL server for a while: a new cluster in a temporary folder, reached over a unix socket in that folder only.
///
/// It ends, and its folder goes, with `stop()`, with the last reference, or with this process, whatever ends it: a small
/// shell that waits for the end of its input looks after that.
///
/// PostgreSQL refuses to run as root; root's servers run as `nobody`. The server's locale is C and its encoding UTF-8;
/// it does not wait for disks, so that it must never hold data that anyone would miss.
public final class ThrowawayServer: Sendable {
    /// The programs that it runs.
    public let binaries: PostgreSQLBinaries
    /// The folder that holds its data and its socket.
    public let folder: String
    private let child: ChildProcess
    private let stopping = Once()

    /// Starts a server; that takes about a second.
    ///
    /// - Parameter binaries: The programs; those that `PostgreSQLBinaries.find` finds where nil.
    /// - Throws: `ServerError` with the end of the server's log if it does not start.
    public init(_ binaries: PostgreSQLBinaries? = nil) throws {
        let binaries = try binaries ?? PostgreSQLBinaries.find()
        let folder = try Self.makeFolder()
        var arguments = ["/bin/sh", "-c", Self.script, "schemagen-server", folder, binaries.folder]
        if geteuid() == 0 {
            guard let nobody = getpwnam("nobody") else {
                rmdir(folder)
                throw ServerError("PostgreSQL does not run as root, and there is no user nobody to run it as")
            }
            let (user, group) = (nobody.pointee.pw_uid, nobody.pointee.pw_gid)
            chown(folder, user, group)
            arguments += [String(user), String(group)]
        }
        let child: ChildProcess
        do {
            child = try ChildProcess(arguments, environment: PostgreSQLBinaries.environment)
        } catch {
            rmdir(folder)
            throw error
        }
        let answer = child.readLine(timeoutMilliseconds: 60_000)
        guard answer == "ready" else {
            let log = Self.end(ofFile: "\(folder)/log")
            child.finish()
            throw ServerError("PostgreSQL in \(binaries.folder) does not start: \(log.isEmpty ? answer : log)")
        }
        self.binaries = binaries
        self.folder = folder
        self.child = child
    }

    deinit { stop() }

    /// Stops the server and removes its folder. Connections to it break. A second call does nothing.
    public func stop() {
        stopping.run { child.finish() }
    }

    /// Closes the input of the server's shell as the death of this process would, and does not wait.
    func abandon() {
        stopping.run { child.closeInput() }
    }

    /// What to give `PostgreSQLConnection` to reach a database of this server as its superuser.
    public func connectionString(database: String = "postgres") -> String {
        // Inside single quotes of a connection string, backslash and quote are escaped.
        var quoted = ""
        for character in database {
            if character == "'" || character == "\\" { quoted.append("\\") }
            quoted.append(character)
        }
        return "host=\(folder) port=5432 user=postgres dbname='\(quoted)' connect_timeout=10"
    }

    /// Connects to a database of this server as its superuser.
    ///
    /// - Throws: `PostgreSQLError`, `MissingLibraryError`.
    public func connect(database: String = "postgres", searchPath: [String] = ["public"]) throws -> PostgreSQLConnection
    {
        try PostgreSQLConnection(connectionString(database: database), searchPath: searchPath)
    }

    /// A new folder: in memory where there is plenty of it, else under `/tmp`.
    ///
    /// Every table and every index is a file. On disk, making and deleting thousands of them takes several times as long as
    /// all that the server does besides. A container's share of memory for files is small unless somebody wants it larger.
    private static func makeFolder() throws -> String {
        #if os(Linux)
            if let free = freeBytes(in: "/dev/shm"), free >= 2 << 30, let folder = makeFolder(in: "/dev/shm") {
                return folder
            }
        #endif
        guard let folder = makeFolder(in: "/tmp") else {
            throw ServerError("no folder under /tmp: \(String(cString: strerror(errno)))")
        }
        return folder
    }

    // Not in TMPDIR, which may be long: the path of a socket holds about a hundred bytes.
    private static func makeFolder(in parent: String) -> String? {
        // `mkdtemp` puts what nobody has yet in the place of six X.
        var template = Array("\(parent)/schemagen-\(String(repeating: "X", count: 6))".utf8CString)
        guard mkdtemp(&template) != nil else { return nil }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    #if os(Linux)
        private static func freeBytes(in folder: String) -> UInt64? {
            var about = statvfs()
            guard statvfs(folder, &about) == 0 else { return nil }
            return UInt64(about.f_bavail) * UInt64(about.f_frsize)
        }
    #endif

    private static func end(ofFile path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 100_000)
        let count = fread(&bytes, 1, bytes.count, file)
        let lines = String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n")
        return lines.suffix(8).joined(separator: "\n")
    }

    /// Makes the cluster, starts the server, says `ready`, waits for the end of its input, and removes everything.
    private static let script = #"""
        folder=$1 bin=$2 user=${3:-} group=${4:-}
        cd "$folder" || exit 1
        run() {
            if [ -z "$user" ]; then exec "$@"
            elif command -v setpriv >/dev/null 2>&1; then
                exec setpriv --reuid="$user" --regid="$group" --clear-groups "$@"
            elif command -v runuser >/dev/null 2>&1; then exec runuser -u nobody -- "$@"
            else exec su -s /bin/sh nobody -c 'exec "$@"' -- sh "$@"
            fi
        }
        pid=
        leave() {
            [ -z "$pid" ] || { kill -QUIT "$pid" 2>/dev/null; wait "$pid"; }
            cd / && rm -rf "$folder"
            exit
        }
        fail() {
            echo failed
            read -r line
            leave
        }
        : >log
        ( run "$bin/initdb" --pgdata=data --username=postgres --auth=trust --encoding=UTF8 --locale=C --no-sync \
            --no-instructions ) </dev/null >>log 2>&1 || fail
        ( run "$bin/postgres" -D data -k "$folder" -p 5432 -c listen_addresses= -c fsync=off \
            -c full_page_writes=off -c synchronous_commit=off -c max_connections=200 \
            -c min_wal_size=32MB -c max_wal_size=128MB -c checkpoint_warning=0 ) </dev/null >>log 2>&1 &
        pid=$!
        until grep -q '^ready' data/postmaster.pid 2>/dev/null; do
            kill -0 "$pid" 2>/dev/null || fail
            sleep 0.02
        done
        echo ready
        read -r line
        leave
        """#
}

/// Runs a block the first time only, whoever calls.
private final class Once: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var isDone = false

    init() {
        mutex = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    func run(_ block: () -> Void) {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        if isDone { return }
        isDone = true
        block()
    }
}
