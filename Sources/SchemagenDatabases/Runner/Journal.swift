/// What a database records of the migrations that were applied to it: one row a migration, in a table of its own.
public enum Journal {
    /// The table's name.
    public static let table = "schemagen_journal"
    /// The schema that holds the table on PostgreSQL.
    public static let schema = "public"

    /// A row: one migration that is applied.
    public struct Row: Sendable, Hashable {
        /// The number.
        public var number: Int
        /// Number and name: `0002_create_auto_responses`.
        public var title: String
        /// The number of the first migration of its change.
        public var change: Int
        /// The hash of its up file as it was applied.
        public var upHash: String
        /// The structure hash after it.
        public var structureHash: String
        /// When, by the database's clock: `2026-07-01T12:00:00Z`.
        public var appliedAt: String
        /// Who applied it: `schemagen 0.1.0`.
        public var tool: String

        /// Makes one from its parts.
        public init(
            number: Int, title: String, change: Int, upHash: String, structureHash: String, appliedAt: String,
            tool: String
        ) {
            self.number = number
            self.title = title
            self.change = change
            self.upHash = upHash
            self.structureHash = structureHash
            self.appliedAt = appliedAt
            self.tool = tool
        }

        /// The row of texts that a SELECT of `columns` gives; nil where it is none.
        init?(_ texts: [String?]) {
            let values = texts.compactMap(\.self)
            guard values.count == 7, let number = Int(values[0]), let change = Int(values[2]) else { return nil }
            self.init(
                number: number, title: values[1], change: change, upHash: values[3], structureHash: values[4],
                appliedAt: values[5], tool: values[6])
        }
    }

    /// The names of the columns, in the order of a row's properties.
    static let columns = "number, name, change, up_hash, structure_hash, applied_at, tool"

    /// The statement that makes the table; both engines read it alike.
    static func creation(of name: String) -> String {
        """
        CREATE TABLE IF NOT EXISTS \(name) (
            number integer NOT NULL PRIMARY KEY,
            name text NOT NULL,
            change integer NOT NULL,
            up_hash text NOT NULL,
            structure_hash text NOT NULL,
            applied_at text NOT NULL,
            tool text NOT NULL
        )
        """
    }

    /// The rows as the history counts them: those of the migrations that a baseline replaces, where it does, are one row of
    /// the baseline.
    /// - Parameter isReplaced: Whether rows are all those of what the baseline replaces.
    public static func recognised(
        _ rows: [Row], in history: [RunnableMigration], isReplaced: ([Row]) -> Bool
    ) -> [Row] {
        guard let baseline = history.first, baseline.isBaseline else { return rows }
        let replaced = Array(rows.prefix { $0.number <= baseline.number })
        guard let last = replaced.last, last.upHash != baseline.up.hash, isReplaced(replaced) else { return rows }
        var row = last
        row.title = baseline.title
        row.change = baseline.change
        row.upHash = baseline.up.hash
        return [row] + rows.dropFirst(replaced.count)
    }

    /// What is wrong with a journal: it must be the beginning of the history.
    public static func problems(of rows: [Row], against history: [RunnableMigration]) -> [RunnerError] {
        if let baseline = history.first, let problem = problem(of: rows, before: baseline) { return [problem] }
        var problems: [RunnerError] = []
        for row in rows {
            guard let migration = history.first(where: { $0.number == row.number }) else {
                problems.append(
                    RunnerError(
                        .history,
                        "\(row.title) is applied to the database (\(row.appliedAt)), but the history does not hold it: take "
                            + "the newer history that does, or roll the migration back from there"))
                continue
            }
            if migration.up.hash != row.upHash {
                problems.append(
                    RunnerError(
                        .history,
                        "\(row.title) was applied (\(row.appliedAt)) with another content than this file has; restore the "
                            + "file as it was then from version control, and say what is to change in the schema",
                        path: migration.up.path))
            }
        }
        let applied = Set(rows.map(\.number))
        if let last = rows.last {
            for migration in history where migration.number < last.number && !applied.contains(migration.number) {
                problems.append(
                    RunnerError(
                        .history,
                        "\(migration.title) is not applied to the database, but \(last.title) after it is: the migrations "
                            + "are applied in their order, or not at all; roll back what comes after it and apply again",
                        path: migration.up.path))
            }
        }
        return problems
    }

    /// Why a database has to be brought to a baseline first by the migrations that it replaces.
    private static func problem(of rows: [Row], before baseline: RunnableMigration) -> RunnerError? {
        guard baseline.isBaseline, let first = rows.first, first.upHash != baseline.up.hash else { return nil }
        let replaced = rows.filter { $0.number <= baseline.number }
        guard let last = replaced.last else { return nil }
        let number = RunnableMigration.padded(baseline.number)
        guard last.number < baseline.number else {
            return RunnerError(
                .history,
                "\(baseline.title) is a baseline that replaces the migrations up to \(number), and those that this database has "
                    + "are not the ones that it replaces: one of them had another content. Restore the history from before the "
                    + "squash from version control to see which", path: baseline.up.path)
        }
        return RunnerError(
            .history,
            "the database is at \(last.title), in the middle of what the baseline \(baseline.title) replaces: check out the "
                + "revision from before the squash, `apply --to \(number)` with it, then come back and run this again",
            path: baseline.up.path)
    }
}

extension DatabaseCatalogue {
    /// The same but for the journal with all that is in it: it is the runner's, and no schema says it.
    public var withoutJournal: DatabaseCatalogue {
        let paths =
            engine.name == "SQLite"
            ? [[Journal.table]] : [[Journal.schema, Journal.table], [Journal.schema, BatchProgress.table]]
        return DatabaseCatalogue(
            engine: engine,
            objects: objects.filter { object in
                !(object.identity.kind.isPartOfTable && paths.contains { object.identity.path.starts(with: $0) })
            })
    }
}

extension CatalogueKind {
    /// Whether it is a table, or its path begins with one.
    fileprivate var isPartOfTable: Bool {
        switch self {
        case .table, .column, .primaryKey, .uniqueConstraint, .checkConstraint, .notNullConstraint, .index: true
        default: false
        }
    }
}
