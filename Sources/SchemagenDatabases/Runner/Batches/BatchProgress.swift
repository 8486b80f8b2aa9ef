/// How far an UPDATE in batches has come.
public struct BatchProgress: Sendable, Hashable {
    /// How many rows were changed.
    public var rows: Int64 = 0
    /// How many batches changed some.
    public var batches: Int64 = 0
    /// How often the table is gone through: rows that come behind the last batch are found the next time.
    var pass = 1
    /// How many rows this time.
    var passRows: Int64 = 0
    /// How many rows the time before; nil where that is not known.
    var passRowsBefore: Int64?
    /// The last row of the last batch by its key, or the block that it ended before; nil at the start.
    var position: [String]?

    /// `20000 rows in 2 batches`
    public var summary: String {
        "\(DataLoss.count(rows, "row")) in \(batches) \(batches == 1 ? "batch" : "batches")"
    }
}

extension BatchProgress {
    /// The name of the table that keeps it, in the journal's schema, while a migration is under way.
    static let table = "schemagen_progress"
    static let qualifiedTable = "\(Journal.schema).\(table)"

    static let creation = """
        CREATE TABLE IF NOT EXISTS \(qualifiedTable) (
            number integer NOT NULL PRIMARY KEY,
            up_hash text NOT NULL,
            pass integer NOT NULL,
            pass_rows bigint NOT NULL,
            all_rows bigint NOT NULL,
            batches bigint NOT NULL,
            last_key text[],
            written_at text NOT NULL
        )
        """

    /// All that is under way, by the migrations' numbers, each with the hash of the file that it is of.
    static func read(_ connection: PostgreSQLConnection) throws -> [Int: (hash: String, progress: BatchProgress)] {
        guard try connection.query("SELECT to_regclass('\(qualifiedTable)')").first != .some(nil) else { return [:] }
        let rows = try connection.query(
            "SELECT number, up_hash, pass, pass_rows, all_rows, batches, last_key FROM \(qualifiedTable)"
        ).rows
        var found: [Int: (hash: String, progress: BatchProgress)] = [:]
        for row in rows {
            let numbers = [row[0], row[2], row[3], row[4], row[5]].compactMap { $0.flatMap { Int64($0) } }
            guard numbers.count == 5, let hash = row[1] else { continue }
            var progress = BatchProgress()
            progress.pass = Int(numbers[1])
            progress.passRows = numbers[2]
            progress.rows = numbers[3]
            progress.batches = numbers[4]
            progress.position = try row[6].map(PostgreSQLArray.elements)
            found[Int(numbers[0])] = (hash, progress)
        }
        return found
    }

    /// Writes it, in the transaction of the batch.
    func write(of number: Int, _ hash: String, _ connection: PostgreSQLConnection) throws {
        _ = try connection.query(
            """
            INSERT INTO \(Self.qualifiedTable)
                (number, up_hash, pass, pass_rows, all_rows, batches, last_key, written_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7::text[],
                to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
            ON CONFLICT (number) DO UPDATE SET up_hash = excluded.up_hash, pass = excluded.pass,
                pass_rows = excluded.pass_rows, all_rows = excluded.all_rows, batches = excluded.batches,
                last_key = excluded.last_key, written_at = excluded.written_at
            """,
            [
                String(number), hash, String(pass), String(passRows), String(rows), String(batches),
                position.map { PostgreSQLArray.text($0) },
            ])
    }
}
