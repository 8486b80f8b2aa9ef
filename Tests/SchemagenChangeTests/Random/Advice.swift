import Foundation
import SchemagenLanguage
import SchemagenPlanning

/// The hints that the errors of a plan ask for, as whoever reads them would write them.
struct Advice {
    /// What stands behind `removed`.
    var removals: [String] = []
    /// Columns that get a value, and columns whose values are converted: `Table.column`.
    var backfills: Set<String> = []
    var conversions: Set<String> = []

    /// Follows errors.
    /// - Returns: Whether each says something that has not been done yet.
    mutating func follow(_ diagnostics: [Diagnostic]) -> Bool {
        let known = self
        var isNew = !diagnostics.isEmpty
        // Both databases may ask for the same.
        for diagnostic in diagnostics {
            switch diagnostic.code {
            case .backfillNeeded:
                guard let column = Self.subject(diagnostic.message), !known.backfills.contains(column) else {
                    isNew = false
                    continue
                }
                backfills.insert(column)
            case .conversionNeeded:
                guard let column = Self.subject(diagnostic.message), !known.conversions.contains(column) else {
                    isNew = false
                    continue
                }
                conversions.insert(column)
            case .undeclaredRemoval, .ambiguousChange:
                guard let removal = Self.removal(diagnostic), !known.removals.contains(removal) else {
                    isNew = false
                    continue
                }
                if !removals.contains(removal) { removals.append(removal) }
            default: isNew = false
            }
        }
        return isNew
    }

    /// What stands first in backticks.
    private static func subject(_ message: String) -> String? {
        let parts = message.split(separator: "`", omittingEmptySubsequences: false)
        return parts.count > 2 ? String(parts[1]) : nil
    }

    private static func removal(_ diagnostic: Diagnostic) -> String? {
        for fix in diagnostic.fixes {
            guard let range = fix.message.range(of: "removed ") else { continue }
            return String(fix.message[range.upperBound...])
        }
        return nil
    }
}
