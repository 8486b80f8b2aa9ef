import SchemagenMeasures

/// Measures a SQLite file without writing anything, neither to it nor beside it.
///
/// SQLite counts no uses, so that there are none; rows are estimated as ANALYZE wrote them down.
public struct SQLiteMeasures {
    let database: SQLiteDatabase
    private let path: String
    private let state: SQLiteFileState
    private let options: MeasureOptions

    /// Measures a file in one snapshot.
    ///
    /// - Throws: `SQLiteError` where the file is not there, is no database, or changed while it was measured;
    ///   `MissingLibraryError` without libsqlite3.
    public static func read(
        _ path: String, options: MeasureOptions = MeasureOptions()
    ) throws -> DatabaseMeasures {
        try inSnapshot(path, options: options) { try $0.measures() }
    }

    /// Calls the body with what measures in one snapshot.
    ///
    /// - Throws: What the body throws, and what `read` throws.
    public static func inSnapshot<Result>(
        _ path: String, options: MeasureOptions = MeasureOptions(), _ body: (SQLiteMeasures) throws -> Result
    ) throws -> Result {
        let state = SQLiteFileState(path)
        let database = try state.open(path)
        defer { database.close() }
        try database.execute("BEGIN")
        let result = try body(SQLiteMeasures(database, path, state, options))
        // What was taken for a file that does not change has to have been one.
        guard !state.isWhole || SQLiteFileState(path) == state else {
            throw SQLiteError(code: 5, message: "\(path): the database was changed while it was measured; try again")
        }
        return result
    }

    private init(_ database: SQLiteDatabase, _ path: String, _ state: SQLiteFileState, _ options: MeasureOptions) {
        self.database = database
        self.path = path
        self.state = state
        self.options = options
    }

    /// Counts rows, for instance those that a constraint to come would refuse.
    ///
    /// - Parameter sql: One SELECT that returns one whole number; it is run as a part of a larger query.
    /// - Returns: The number, or why there is none.
    public func count(_ sql: String) -> Measure<Int64> {
        do {
            let rows = try database.query(CountQuery.wrapped(sql)).rows
            guard rows.count == 1, rows[0].count == 1 else {
                return .unmeasured(.init(.failed, "the query returns more or less than one number"))
            }
            guard case .integer(let number) = rows[0][0] else {
                return .unmeasured(.init(.failed, "the query returns no whole number: \(rows[0][0])"))
            }
            return .measured(number)
        } catch {
            return .unmeasured(Unmeasured(error))
        }
    }

    // MARK: Questions

    /// Everything.
    ///
    /// - Throws: `SQLiteError` where the file is no database.
    public func measures() throws -> DatabaseMeasures {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard case .text(let now)? = try database.query("SELECT strftime('%Y-%m-%dT%H:%M:%f', 'now')").first else {
            throw SQLiteError.misuse("SQLite does not say what time it is")
        }
        let rows: SQLiteSchemaRows
        do {
            rows = try SQLiteSchemaRows(database)
        } catch let error as SQLiteError {
            throw SQLiteError(code: error.code, message: "\(path): \(error.message)")
        }
        var measures = DatabaseMeasures(
            engine: .init(name: "SQLite", version: database.version), database: name, takenAt: "\(now)000Z")
        measures.bytes = count("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        measures.freeBytes = count("SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size")
        if options.checksIntegrity { measures.integrity = integrity() }
        let structure = SQLiteStructure(rows)
        let pages = options.countsPages ? pages() : .unmeasured(.notAsked)
        measures.indexes = .measured(structure.indexes(pages))
        measures.tables = .measured(tables(structure, pages))
        measures.foreignKeys = .measured(structure.foreignKeys)
        measures.unvalidatedConstraints = .measured([])
        measures.settings = .measured(settings())
        return measures
    }

    private func tables(_ structure: SQLiteStructure, _ pages: Measure<SQLiteStructure.Pages>) -> [TableMeasures] {
        let estimates = estimates()
        return structure.tables(pages).map { found in
            var table = found
            table.estimatedRows = estimates[table.name] ?? .unmeasured(.neverAnalysed)
            if options.counts(table.name) {
                table.countedRows = count("SELECT count(*) FROM main.\(table.name.name.inQuotes(UInt8(ascii: "\"")))")
            }
            table.use = .unmeasured(.init(.notAvailable, "SQLite does not count uses"))
            table.bloat = .unmeasured(.init(.notAvailable, "it is not estimated for SQLite"))
            return table
        }
    }

    /// The bytes of the pages of each table and index: SQLite counts them where it was built with dbstat.
    private func pages() -> Measure<SQLiteStructure.Pages> {
        do {
            let sql = "SELECT name, pgsize FROM dbstat WHERE schema = 'main' AND aggregate = TRUE"
            var pages = SQLiteStructure.Pages()
            for row in try database.query(sql).rows {
                if case .text(let name) = row[0], case .integer(let bytes) = row[1] {
                    pages[SQLiteStructure.name(name)] = bytes
                }
            }
            return .measured(pages)
        } catch {
            return .unmeasured(Unmeasured(error))
        }
    }

    /// The first number of each entry of sqlite_stat1, if there is such a table: the rows of the table when ANALYZE
    /// ran. An entry of a partial index has that index's, so that the largest counts.
    private func estimates() -> [RelationName: Measure<Int64>] {
        guard let rows = try? database.query("SELECT tbl, CAST(stat AS INTEGER) FROM main.sqlite_stat1").rows else {
            return [:]
        }
        var estimates: [RelationName: Int64] = [:]
        for row in rows {
            guard case .text(let name) = row[0], case .integer(let count) = row[1] else { continue }
            estimates[SQLiteStructure.name(name), default: 0] = max(estimates[SQLiteStructure.name(name)] ?? 0, count)
        }
        return estimates.mapValues { .measured($0) }
    }

    /// What SQLite says against the file's pages; nothing where it says `ok`.
    private func integrity() -> Measure<[String]> {
        do {
            let texts = try database.query("PRAGMA quick_check").rows.compactMap { row in
                if case .text(let text)? = row.first { text } else { nil as String? }
            }
            return .measured(texts == ["ok"] ? [] : texts)
        } catch {
            return .unmeasured(Unmeasured(error))
        }
    }

    /// Settings of the file, and whether a connection keeps foreign keys that does not say so: every connection decides
    /// by itself.
    private func settings() -> [SettingMeasure] {
        let names = [
            "application_id", "auto_vacuum", "encoding", "foreign_keys", "journal_mode", "page_size", "user_version",
        ]
        return names.compactMap { name in
            // Of a file that is read as one that does not change SQLite says that it has no log.
            if name == "journal_mode", state.hasLog { return SettingMeasure(name: name, value: "wal") }
            return switch (try? database.query("PRAGMA \(name)"))?.first {
            case .text(let text)?: SettingMeasure(name: name, value: text)
            case .integer(let number)?: SettingMeasure(name: name, value: String(number))
            default: nil
            }
        }
    }
}

extension Unmeasured {
    /// What SQLite's refusal of a question means.
    init(_ error: any Error) {
        guard let error = error as? SQLiteError else {
            self.init(.failed, "\(error)")
            return
        }
        self =
            error.message == "no such table: dbstat"
            ? Unmeasured(.notAvailable, "this build of SQLite has no dbstat") : Unmeasured(.failed, error.message)
    }
}
