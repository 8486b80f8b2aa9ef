/// Carries an UPDATE out batch by batch.
///
/// A batch is what lies behind the last one, up to the row that is so many rows further on among those that the condition
/// holds for. The table is gone through again until nothing is found: others may have written behind the last batch.
struct BatchRun {
    private let update: BatchedUpdate
    private let connection: PostgreSQLConnection
    private let size: Int
    /// The types of the key's columns.
    private let types: [String]

    /// How often a table is gone through at most, should somebody add rows without values as fast as they are filled.
    private static let mostPasses = 20
    /// How many rows a block is taken to hold where nobody has counted.
    private static let usualDensity = 50.0

    /// - Parameter size: How many rows a batch has; nil: as the file says.
    init(_ update: BatchedUpdate, size: Int?, _ connection: PostgreSQLConnection) throws {
        self.update = update
        self.connection = connection
        self.size = max(size ?? update.directive.size, 1)
        types = try Self.types(of: update, connection)
    }

    private static func types(of update: BatchedUpdate, _ connection: PostgreSQLConnection) throws -> [String] {
        let rows = try connection.query(
            """
            SELECT a.attname, format_type(a.atttypid, a.atttypmod)
            FROM pg_attribute a WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped
            """, [name(of: update)]
        ).rows
        return try update.directive.key.map { column in
            guard let type = rows.first(where: { $0[0] == column })?[1] else {
                throw PostgreSQLError(
                    message: "\(name(of: update)) has no column \(column), which the batches are to be made by")
            }
            return type
        }
    }

    private static func name(of update: BatchedUpdate) -> String {
        update.table.map(PostgreSQLConnection.quotedIdentifier).joined(separator: ".")
    }

    /// The table with what inherits from it, and its partitions.
    private var family: String {
        """
        WITH RECURSIVE family (id) AS (
            SELECT to_regclass($1)::oid
            UNION SELECT i.inhrelid FROM family JOIN pg_inherits i ON i.inhparent = family.id
        )
        """
    }

    /// How many rows the table has by the server's own count; nil where nobody has counted.
    func estimatedRows() throws -> Int64? {
        let rows = try connection.query(
            "\(family) SELECT sum(greatest(c.reltuples, 0))::bigint FROM family JOIN pg_class c ON c.oid = family.id",
            [Self.name(of: update)])
        return rows.first?.flatMap { Int64($0) }.flatMap { $0 > 0 ? $0 : nil }
    }

    /// Does one batch, in the transaction that is open.
    func next(after progress: BatchProgress) throws -> (progress: BatchProgress, isLast: Bool) {
        for setting in update.settings { _ = try connection.query(setting) }
        let end = try end(after: progress.position)
        var (range, parameters) = ("", [String]())
        if let start = progress.position { range += bound(isUpper: false, start, &parameters) }
        if let end { range += bound(isUpper: true, end, &parameters) }
        let rows = try connection.change(update.statement + range, parameters)
        // What is checked at the end would else fail there, where nobody knows of which statement.
        _ = try connection.query("SET CONSTRAINTS ALL IMMEDIATE")
        var next = progress
        next.rows += rows
        next.passRows += rows
        next.batches += rows > 0 ? 1 : 0
        next.position = end
        guard end == nil else { return (next, false) }
        // What is found again and again is what the statement gives no value to.
        let isGivenUp = progress.passRowsBefore.map { next.passRows >= $0 } ?? false
        if next.passRows == 0 || isGivenUp || next.pass >= Self.mostPasses { return (next, true) }
        next.pass += 1
        next.passRowsBefore = next.passRows
        next.passRows = 0
        return (next, false)
    }

    /// Where the batch ends that begins behind a place; nil: nowhere, it takes all that is left.
    private func end(after start: [String]?) throws -> [String]? {
        if update.directive.key.isEmpty { return try lastBlock(after: start) }
        let columns = names.joined(separator: ", ")
        var (range, parameters) = ("", [String]())
        if let start { range = bound(isUpper: false, start, &parameters) }
        let row = try connection.query(
            """
            SELECT \(columns) FROM \(update.source) WHERE \(update.condition)\(range)
            ORDER BY \(columns) OFFSET \(size - 1) LIMIT 1
            """, parameters
        ).rows.first
        guard let row else { return nil }
        let values = row.compactMap(\.self)
        return values.count == row.count ? values : nil
    }

    private func lastBlock(after start: [String]?) throws -> [String]? {
        let row = try connection.query(
            """
            \(family) SELECT max(pg_relation_size(c.oid) / current_setting('block_size')::int),
                CASE WHEN sum(c.relpages) > 0 AND sum(c.reltuples) > 0 THEN sum(c.reltuples) / sum(c.relpages) END
            FROM family JOIN pg_class c ON c.oid = family.id WHERE c.relkind IN ('r', 'm')
            """, [Self.name(of: update)]
        ).rows.first
        let blocks = row?[0].flatMap { Int($0) } ?? 0
        let density = row?[1].flatMap { Double($0) } ?? Self.usualDensity
        let end = (start?.first.flatMap { Int($0) } ?? 0) + max(Int(Double(size) / max(density, 1)), 1)
        return end < blocks ? [String(end)] : nil
    }

    private var names: [String] {
        let columns = update.directive.key.isEmpty ? ["ctid"] : update.directive.key
        return columns.map { "\(update.qualifier).\(PostgreSQLConnection.quotedIdentifier($0))" }
    }

    /// The condition that a row lies behind a place, or not behind it.
    private func bound(isUpper: Bool, _ place: [String], _ parameters: inout [String]) -> String {
        guard !update.directive.key.isEmpty else {
            parameters.append("(\(place[0]),0)")
            return "\n    AND \(names[0]) \(isUpper ? "<" : ">=") $\(parameters.count)::tid"
        }
        var values: [String] = []
        for (value, type) in zip(place, types) {
            parameters.append(value)
            values.append("$\(parameters.count)::\(type)")
        }
        let sign = isUpper ? "<=" : ">"
        // A row of one value is compared as the value.
        guard values.count > 1 else { return "\n    AND \(names[0]) \(sign) \(values[0])" }
        return "\n    AND (\(names.joined(separator: ", "))) \(sign) (\(values.joined(separator: ", ")))"
    }
}
