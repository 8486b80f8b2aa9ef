import Foundation
import SchemagenMeasures
import SchemagenTestSupport
import Testing

@testable import SchemagenDatabases

/// What is measured of servers that are no lone ones: a crash, and a replica.
@Suite struct ReplicaMeasuresTests {
    private static let setup = """
        CREATE TABLE t (a int); CREATE INDEX t_a ON t (a); INSERT INTO t SELECT i FROM generate_series(1, 1000) i;
        """

    @Test func aCrashIsNoticed() throws {
        let server = try RestartableServer()
        var connection = try PostgreSQLConnection(server.connectionString)
        try connection.execute(Self.setup)
        _ = try connection.query("SELECT pg_stat_reset()")
        let before = try PostgreSQLMeasures.read(connection)
        let reset = try #require(before.server?.statsReset.value ?? nil)
        connection.close()
        try server.stop("immediate")
        try server.start()
        connection = try PostgreSQLConnection(server.connectionString)
        let after = try PostgreSQLMeasures.read(connection)
        let comparison = MeasuresComparison(before, after)
        let started = try #require(after.server?.startedAt.value)
        #expect(comparison.caveats == [.countsReset(before: reset, after: nil), .serverStarted(started)])
    }

    @Test(.enabled("needs pg_basebackup beside the server's programs") { try Replica.isPossible })
    func aReplicaAndItsServerKnowEachOther() throws {
        let server = try RestartableServer()
        let connection = try PostgreSQLConnection(server.connectionString)
        try connection.execute(Self.setup)
        let replica = try Replica(of: server)
        defer { withExtendedLifetime((server, replica)) {} }
        let follower = try PostgreSQLConnection(replica.connectionString)
        #expect(
            try wait {
                try follower.query("SELECT count(*) FROM t").first == "1000"
                    && connection.query("SELECT FROM pg_stat_replication WHERE state = 'streaming'").rows.count == 1
            })

        let measures = try PostgreSQLMeasures.read(connection)
        let standby = try #require(measures.server?.standbys.value?.first)
        #expect(standby.name == "the replica" && standby.state == "streaming" && standby.mode == "async")
        #expect((standby.lagBytes ?? -1) >= 0)
        #expect(measures.server?.slots.value?.map(\.name) == ["replica"])
        #expect(measures.server?.slots.value?.map(\.isActive) == [true])
        #expect(measures.unusedIndexes.value?.standbys == .measured(1))

        var options = MeasureOptions()
        options.counting = .all
        let other = try PostgreSQLMeasures.read(follower, options: options)
        #expect(other.server?.isReplica == .measured(true))
        #expect(other.server?.systemIdentifier == measures.server?.systemIdentifier)
        #expect(other.server?.standbys == .measured([]))
        #expect(try other.table("t").countedRows == .measured(1000))
        #expect(try other.table("t").sizes == measures.table("t").sizes)
        // It counts by itself.
        #expect(try other.table("t").use.value?.insertedRows == 0)
        #expect(other.unusedIndexes.value?.isReplica == .measured(true))
        let comparison = MeasuresComparison(measures, other)
        #expect(comparison.caveats.contains(.otherServer))
        #expect(comparison.countsReason != nil)
    }
}

/// A server that follows another one for a test.
private final class Replica {
    let connectionString: String
    private let folder: String
    private let child: ChildProcess

    init(of server: RestartableServer) throws {
        folder = "/tmp/schemagen-replica-\(UUID().uuidString.prefix(8))"
        connectionString = "host=\(folder) port=5432 user=postgres dbname=postgres connect_timeout=10"
        let binaries = try Self.binaries
        let script = #"""
            bin=$1 from=$2 folder=$3 run=
            fail() { tr '\n' ' ' <log; cd / && rm -rf "$folder"; exit 1; }
            mkdir -m 700 "$folder" && cd "$folder" || exit 1
            if [ "$(id -u)" = 0 ]; then
                chown nobody "$folder"
                run="setpriv --reuid=nobody --regid=$(id -g nobody) --clear-groups"
            fi
            $run "$bin/pg_basebackup" -d "host=$from port=5432 user=postgres application_name='the replica'" -D data \
                -X stream -R -C -S replica -c fast </dev/null >log 2>&1 || fail
            $run "$bin/postgres" -D data -k "$folder" -p 5432 -c listen_addresses= -c fsync=off </dev/null >log 2>&1 &
            pid=$!
            until grep -q '^ready' data/postmaster.pid 2>/dev/null; do
                kill -0 "$pid" 2>/dev/null || fail
                sleep 0.02
            done
            echo ready
            read -r line
            kill -QUIT "$pid"; wait "$pid"
            cd / && rm -rf "$folder"
            """#
        child = try ChildProcess(
            ["/bin/sh", "-c", script, "replica", binaries, server.folder, folder],
            environment: PostgreSQLBinaries.environment)
        let answer = child.readLine(timeoutMilliseconds: 60_000)
        guard answer == "ready" else { throw ServerError("the replica does not start: \(answer)") }
    }

    deinit { child.finish() }

    /// Whether a server can be copied by the programs that are here.
    static var isPossible: Bool {
        get throws { FileManager.default.isExecutableFile(atPath: "\(try binaries)/pg_basebackup") }
    }

    /// Where the server's programs are: links to some of them may stand elsewhere.
    private static var binaries: String {
        get throws {
            let server = URL(fileURLWithPath: "\(try TestServer.shared.server.binaries.folder)/postgres")
            return server.resolvingSymlinksInPath().deletingLastPathComponent().path
        }
    }
}
