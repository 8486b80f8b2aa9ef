/// How much of everything a report on a change shows.
struct DiffLimits {
    /// How many lines of each SQL file.
    var sqlLines: Int
    /// How many entries of each list, and how many lines of each declaration.
    var entries: Int
    /// How many characters of each line.
    var lineLength: Int

    /// A line as long as it may be.
    func cut(_ line: String) -> String {
        guard lineLength < .max, line.utf8.count > lineLength else { return line }
        // Scalars, since one character may hold any number of them.
        var result = ""
        for scalar in line.unicodeScalars {
            if result.utf8.count >= lineLength { break }
            result.unicodeScalars.append(scalar)
        }
        return result + "…"
    }

    /// Everything.
    static let none = DiffLimits(sqlLines: .max, entries: .max, lineLength: .max)

    /// Ever less: SQL goes first, since it can be read elsewhere.
    static let all: [DiffLimits] = [
        none,
        DiffLimits(sqlLines: 400, entries: .max, lineLength: .max),
        DiffLimits(sqlLines: 120, entries: .max, lineLength: .max),
        DiffLimits(sqlLines: 40, entries: .max, lineLength: 1000),
        DiffLimits(sqlLines: 12, entries: .max, lineLength: 500),
        DiffLimits(sqlLines: 0, entries: .max, lineLength: 500),
        DiffLimits(sqlLines: 0, entries: 100, lineLength: 300),
        DiffLimits(sqlLines: 0, entries: 40, lineLength: 200),
        DiffLimits(sqlLines: 0, entries: 15, lineLength: 160),
        DiffLimits(sqlLines: 0, entries: 6, lineLength: 120),
        DiffLimits(sqlLines: 0, entries: 3, lineLength: 80),
    ]
}

/// What was left out of a report while it was written.
struct DiffOmissions {
    /// Whether there is SQL that is not shown.
    var hasSQL = false
    /// Whether there is anything else that is not shown.
    var hasOthers = false

    /// What was left out, in words; nil: nothing.
    var words: String? {
        switch (hasSQL, hasOthers) {
        case (false, false): nil
        case (true, false): "SQL"
        case (false, true): "a part of the lists"
        case (true, true): "SQL and a part of the lists"
        }
    }
}
