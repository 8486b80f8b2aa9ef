import SchemagenDatabases
import SchemagenModel
import SchemagenPlanning

/// One change on a real engine, its rows compared with those that the model says: after the up, after the down, after the
/// up again.
struct RowModelRun<Server: ReplayServer> where Server.Database: ModelDatabase {
    let change: SchemaChange
    let database: Database
    let server: Server
    /// Whether tables get thousands of rows where nothing speaks against it.
    var isLarge = false

    private let model: RowModel
    private let steps: [ReplayStep]
    private let hazards: Set<MigrationHazard>
    private let reversibility: Reversibility

    /// What came of it.
    struct Outcome {
        var problems: [String] = []
        /// How many rows there were before the change.
        var rows = 0
        /// How many values the model had no word about.
        var unknown = 0
        /// Why the last rows that were tried did not fit the new schema.
        var refusal: String?
    }

    init(_ change: SchemaChange, _ database: Database, on server: Server, isLarge: Bool = false) throws {
        (self.change, self.database, self.server, self.isLarge) = (change, database, server, isLarge)
        model = RowModel(from: change.before, to: change.after, on: database)
        steps = try change.steps(database)
        let migrations = try change.files(database).plan.migrations
        hazards = migrations.reduce(into: []) { $0.formUnion($1.hazards) }
        reversibility = Reversibility(of: migrations)
    }

    func run() throws -> Outcome {
        // Rows that were made up for the old schema need not keep the constraints of the new one: then one of each table
        // is tried, then none.
        var refusal: String?
        for kept in [nil, 0, 1, 2, 3, -1] {
            do {
                var outcome = try server.withDatabase { try run($0, keeping: kept) }
                outcome.refusal = refusal
                return outcome
            } catch let violation as Violation {
                refusal = violation.message
            }
        }
        return Outcome(problems: ["the migration fails on empty tables: \(refusal ?? "")"])
    }

    /// - Parameter kept: The row of each table that stays; nil for all, -1 for none.
    /// - Throws: `Violation` where the rows do not keep the constraints of the new schema.
    private func run(_ database: Server.Database, keeping kept: Int?) throws -> Outcome {
        var outcome = Outcome()
        try database.run(steps[0].up.text)
        try database.fill(rowsPerTable: 4)
        if let kept { try thin(database, to: kept) } else if isLarge { try multiply(database) }
        if kept == nil { try leaveGap(database) }
        let highest = try giveUpHighest(database)
        let start = try read(change.before, database)
        let numbers = try nextNumbers(change.before, database)
        outcome.rows = start.values.reduce(0) { $0 + $1.count }

        try ups(database)
        let expected = model.up(start)
        try compare(expected, change.after, database, "after the up", &outcome)
        try checkNumbers(change.after, database, numbers, highest, isUp: true, "after the up", &outcome)
        checkLabels(start, &outcome)
        do {
            try downs(database)
        } catch let violation as Violation {
            // Values that an expression made need not be values of the old type, and what must be there need not come back.
            if !hazards.contains(.irreversible), !model.pairs.converts {
                outcome.problems.append("the way back fails on the rows that the way there left: \(violation.message)")
            }
            return outcome
        }
        if model.pairs.unreturnable.contains(where: { !(start[$0] ?? []).isEmpty }) {
            outcome.problems.append("the way back works, though nothing can stand in a column that returns")
        }
        try compare(model.down(start, from: expected), change.before, database, "after the down", &outcome)
        try checkNumbers(change.before, database, numbers, highest, isUp: false, "after the down", &outcome)
        let second = try read(change.before, database)
        checkLosses(start, second, &outcome)
        try ups(database)
        try compare(model.up(second), change.after, database, "after the second up", &outcome)
        return outcome
    }

    // MARK: Scripts

    private struct Violation: Error {
        let message: String
    }

    private var mayConvert: Bool { model.pairs.converts }

    private func run(_ script: ReplayStep.Script, _ database: Server.Database) throws {
        do {
            try database.run(script.text)
        } catch  where error.isViolation && (mayConvert || !error.message.contains("(SQLSTATE 22")) {
            // A value that is of the wrong form is the rows' fault only where an expression makes it; one that is none of
            // an enum's never is where each case is followed by another.
            if !mayConvert, model.pairs.namesCases(error.message) {
                throw SchemaChange.Failure(description: "\(script.path): \(error.message)\n\(script.text)")
            }
            throw Violation(message: error.message)
        } catch {
            throw SchemaChange.Failure(description: "\(script.path): \(error.message)\n\(script.text)")
        }
    }

    private func ups(_ database: Server.Database) throws {
        for step in steps.dropFirst() { try run(step.up, database) }
    }

    private func downs(_ database: Server.Database) throws {
        for step in steps.dropFirst().reversed() {
            do {
                try run(step.down, database)
            } catch let failure as SchemaChange.Failure where hazards.contains(.irreversible) {
                throw Violation(message: failure.description)
            }
        }
    }

    // MARK: Rows before

    private func held(_ schema: Schema) -> [Table] { schema.tables.filter(model.pairs.isHeld) }

    private func read(_ schema: Schema, _ database: Server.Database) throws -> Rows {
        var rows: Rows = [:]
        for table in held(schema) {
            rows[table.info.name] = try database.rows(of: table, columns: model.pairs.columns(of: table))
        }
        return rows
    }

    private var rowName: String { database == .postgresql ? "ctid" : "rowid" }

    private func thin(_ database: Server.Database, to kept: Int) throws {
        // What others refer to goes when these are gone.
        for _ in 0..<3 {
            for table in held(change.before) where !table.options.isWithoutRowID {
                let name = database.name(of: table)
                let found = try database.cells("SELECT \(rowName) FROM \(name) ORDER BY \(rowName)")
                for (place, row) in found.enumerated() where place != kept {
                    let key = row[0].text.map { "'\($0)'" } ?? "\(row[0])"
                    _ = database.attempt("DELETE FROM \(name) WHERE \(rowName) = \(key)")
                }
                if kept < 0 { _ = database.attempt("DELETE FROM \(name)") }
            }
        }
    }

    /// Gives tables with a number of their own more than a thousand rows; a unique key keeps the others small.
    private func multiply(_ database: Server.Database) throws {
        for table in held(change.before) {
            let columns = model.pairs.columns(of: table).filter { $0.generated == nil && $0.identity == nil }
            guard !columns.isEmpty else { continue }
            let names = columns.map { Server.Database.quoted($0.sqlName) }.joined(separator: ", ")
            let name = database.name(of: table)
            let numbers =
                self.database == .postgresql
                ? "SELECT generate_series(1, 400)"
                : "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400) SELECT i FROM n"
            _ = database.attempt("INSERT INTO \(name) (\(names)) SELECT \(names) FROM \(name), (\(numbers)) AS numbers")
        }
    }

    /// Takes the row of the highest number out of each table that gives numbers: it must not be given again.
    /// - Returns: The highest number that each such table ever gave, by the table's name.
    private func giveUpHighest(_ database: Server.Database) throws -> [String: Int64] {
        var result: [String: Int64] = [:]
        for table in held(change.before) {
            guard let column = numbered(table), (column.identity?.options.increment ?? 1) > 0 else { continue }
            let (name, key) = (database.name(of: table), Server.Database.quoted(column.sqlName))
            guard let number = Self.number(try database.cells("SELECT max(\(key)) FROM \(name)").first?.first) else {
                continue
            }
            result[table.info.name] = number
            let count = Self.number(try database.cells("SELECT count(*) FROM \(name)").first?.first) ?? 0
            if count > 2 { _ = database.attempt("DELETE FROM \(name) WHERE \(key) = \(number)") }
        }
        return result
    }

    /// Takes the first row out of SQLite's tables whose rows have a number that is no column: counted anew, the others
    /// would get other numbers.
    private func leaveGap(_ database: Server.Database) throws {
        guard self.database == .sqlite else { return }
        for table in held(change.before) {
            let rows = try database.rows(of: table, columns: model.pairs.columns(of: table))
            let numbers = rows.compactMap { Self.number($0[Row.rowID]) }
            guard numbers.count > 2, let first = numbers.min(), rowName(of: table) != nil else { continue }
            _ = database.attempt("DELETE FROM \(database.name(of: table)) WHERE \(rowName(of: table) ?? "") = \(first)")
        }
    }

    private func rowName(of table: Table) -> String? {
        let taken = Set(model.pairs.columns(of: table).map { $0.sqlName.lowercased() })
        return ["rowid", "_rowid_", "oid"].first { !taken.contains($0) }
    }

    private static func number(_ cell: Cell?) -> Int64? {
        if case .integer(let number) = cell { return number }
        return cell?.text.flatMap { Int64($0) }
    }

    private func numbered(_ table: Table) -> Column? {
        model.pairs.columns(of: table).first {
            $0.identity != nil && (database == .postgresql || $0.identity?.isAutoincrement == true)
        }
    }

    private func nextNumbers(_ schema: Schema, _ database: Server.Database) throws -> [String: Int64] {
        var result: [String: Int64] = [:]
        for table in held(schema) {
            if let column = numbered(table) { result[table.info.name] = try database.nextNumber(of: column, in: table) }
        }
        return result
    }

    // MARK: Checks

    private func compare(
        _ expected: [String: [ExpectedRow]], _ schema: Schema, _ database: Server.Database, _ when: String,
        _ outcome: inout Outcome
    ) throws {
        let index = schema == change.after ? model.pairs.newIndex : model.pairs.oldIndex
        for table in held(schema) {
            let columns = model.pairs.columns(of: table)
            var comparison = RowComparison(table, columns, index, self.database, when: when)
            comparison.compare(expected[table.info.name] ?? [], try database.rows(of: table, columns: columns))
            outcome.problems += comparison.problems
            outcome.unknown += comparison.unknown
        }
        let names = Set(held(schema).map(\.info.sqlName))
        outcome.problems += try database.faults(tables: names).map { "\(when): \($0)" }
    }

    /// Numbers go on where they were.
    private func checkNumbers(
        _ schema: Schema, _ database: Server.Database, _ before: [String: Int64], _ highest: [String: Int64],
        isUp: Bool, _ when: String, _ outcome: inout Outcome
    ) throws {
        for table in held(schema) {
            let former = isUp ? model.pairs.former(table) : table
            let latter = isUp ? table : model.pairs.latter(table)
            // What gave no numbers for a while knows none of before.
            guard let former, let latter, numbered(latter) != nil, let column = numbered(table),
                let was = numbered(former), (column.identity?.options.increment ?? 1) > 0
            else { continue }
            let next = try database.nextNumber(of: column, in: table)
            guard let next else {
                outcome.problems.append("\(when): \(table.info.sqlName).\(column.sqlName) gives no numbers")
                continue
            }
            if let last = highest[former.info.name], next <= last {
                outcome.problems.append("\(when): \(table.info.sqlName) gives \(next) again")
            }
            if column.identity?.options == was.identity?.options, let other = before[former.info.name], next != other {
                outcome.problems.append("\(when): \(table.info.sqlName) gives \(next) instead of \(other)")
            }
        }
    }

    private func checkLabels(_ start: Rows, _ outcome: inout Outcome) {
        let losses = model.pairs.losses
        if hazards.contains(.lossy) != !losses.isEmpty {
            outcome.problems.append(
                losses.isEmpty
                    ? "labelled lossy, though nothing is lost" : "not labelled lossy: \(losses.joined(separator: ", "))"
            )
        }
        let unreturnable = model.pairs.unreturnable
        if hazards.contains(.irreversible) != !unreturnable.isEmpty {
            outcome.problems.append(
                unreturnable.isEmpty
                    ? "labelled irreversible, though all can return"
                    : "not labelled irreversible: \(unreturnable.joined(separator: ", "))")
        }
    }

    /// What is not as it was must be said to be lost: all of it where the change is lossless, else what is named.
    private func checkLosses(_ start: Rows, _ end: Rows, _ outcome: inout Outcome) {
        for table in held(change.before) {
            var left: [String: [Cell: Int]] = [:]
            for row in end[table.info.name] ?? [] {
                for (name, cell) in row { left[name, default: [:]][cell, default: 0] += 1 }
            }
            for row in start[table.info.name] ?? [] {
                for (name, cell) in row where name != Row.rowID { left[name, default: [:]][cell, default: 0] -= 1 }
            }
            for column in model.pairs.columns(of: table) {
                guard let lost = left[column.sqlName]?.first(where: { $0.value < 0 })?.key else { continue }
                if column.generated == nil, !reversibility.names(column, of: table, model.pairs) {
                    outcome.problems.append("\(table.info.sqlName).\(column.sqlName) lost \(lost), which no label says")
                }
            }
        }
    }
}

extension Reversibility {
    /// What a whole change brings back.
    fileprivate init(of migrations: [MigrationPlan]) {
        var names: [String] = []
        for step in migrations.flatMap(\.up) {
            switch step.effect.reversibility {
            case .lossy(let lost), .irreversible(let lost): names += lost
            case .lossless, nil: break
            }
        }
        self = names.isEmpty ? .lossless : .lossy(names)
    }

    /// Whether it says that a column is lost, under its old name or its new one.
    fileprivate func names(_ column: Column, of table: Table, _ pairs: SchemaPairs) -> Bool {
        guard case .lossy(let names) = self else { return false }
        var paths = [QualifiedName(table.info).text]
        // SQLite gives one whose name is taken another before it goes.
        paths += ["\(paths[0]).\(column.sqlName)", "\(paths[0]).schemagen_\(column.sqlName)"]
        if let latter = pairs.latter(table) {
            let name = QualifiedName(latter.info).text
            paths.append("\(name).\(column.sqlName)")
            if let new = pairs.columns(table, latter).first(where: { $0.value.name == column.name })?.key {
                paths.append("\(name).\(latter.column(new)?.sqlName ?? "")")
            }
        }
        return paths.contains(where: names.contains)
    }
}
