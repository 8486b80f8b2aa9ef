import SchemagenMeasures

extension PostgreSQLMeasures {
    /// What is measured of the server itself.
    func server(_ options: MeasureOptions) throws -> ServerMeasures {
        var server = ServerMeasures()
        server.systemIdentifier = try first("SELECT system_identifier AS id FROM pg_control_system()") {
            try $0.text("id")
        }
        server.startedAt = try first("SELECT \(Self.moment("pg_postmaster_start_time()")) AS moment") {
            try $0.text("moment")
        }
        server.statsReset = try first(Self.resetQuery) { try $0.optionalText("moment") }
        server.countsUses = try first("SELECT current_setting('track_counts')::boolean AS flag") { try $0.flag("flag") }
        server.isReplica = try first("SELECT pg_is_in_recovery() AS flag") { try $0.flag("flag") }
        let seesOthers = try seesOthers()
        server.standbys = try seesOthers.flatMap { _ in try standbys() }
        server.slots = try slots()
        server.oldTransactionSeconds = options.oldTransactionSeconds
        server.oldTransactions = try seesOthers.flatMap { _ in try oldTransactions(options) }
        server.preparedTransactions = try preparedTransactions()
        server.blockedSessions = try blockedSessions()
        (server.statementExtension, server.slowStatements) = try statements(options)
        return server
    }

    /// Whether the role sees what other roles' sessions do. To others the server shows them without a word about them,
    /// which would look as if they did nothing.
    private func seesOthers() throws -> Measure<Bool> {
        try first("SELECT pg_has_role('pg_read_all_stats', 'USAGE') AS flag, current_user AS role") { row in
            (try row.flag("flag")) ? nil : try row.text("role")
        }.flatMap { role in
            guard let role else { return .measured(true) }
            return .unmeasured(
                .init(
                    .notPermitted,
                    "\(role) sees its own sessions only: it is no member of pg_monitor or pg_read_all_stats"))
        }
    }

    /// Since when this database's uses are counted.
    private static let resetQuery = """
        SELECT \(moment("s.stats_reset")) AS moment FROM pg_stat_database s WHERE s.datname = current_database()
        """
}
