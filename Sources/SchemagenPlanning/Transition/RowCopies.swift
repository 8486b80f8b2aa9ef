import SchemagenEvolution
import SchemagenLanguage
import SchemagenModel

/// What fills the columns of a table that is made anew, and of the old one on the way back.
struct RowCopies {
    private(set) var up: [ColumnCopy] = []
    private(set) var down: [ColumnCopy] = []
    private(set) var diagnostics: [Diagnostic] = []

    private let old: Structure
    private let new: Structure
    private let replacements: [String: [TextReplacement]]

    init(
        _ delta: TableDelta, old: Structure, new: Structure, replacements: [String: [TextReplacement]],
        _ conversions: inout ColumnConversions
    ) {
        self.old = old
        self.new = new
        self.replacements = replacements
        let modules = [delta.former.module, delta.latter.module].compactMap { $0 }
        guard modules.allSatisfy({ $0.content == .own }) else { return }
        let isVirtual = delta.latter.virtualModule != nil
        for column in delta.columns {
            var (first, second) = (ColumnConversion.automatic, ColumnConversion.automatic)
            if !isVirtual {
                if changesType(column) {
                    (first, second) = conversions.conversions(column)
                } else {
                    (first, second) = texts(column)
                }
            }
            let becomesNonNull =
                !isVirtual && old.isNullable(column.from) && !new.isNullable(column.to)
                && column.to.identity == nil && column.to.generated == nil
            let fill = becomesNonNull ? column.to.backfill ?? new.defaultValue(of: column.to) : nil
            if becomesNonNull, fill == nil {
                diagnostics.append(.backfillNeeded(column.to, of: delta.latter.info.name, wasNullable: true))
            }
            // The columns of a virtual table are not renamed.
            let source = delta.former.virtualModule == nil ? column.from : delta.former(column.from)
            if column.to.generated == nil {
                up.append(
                    ColumnCopy(
                        column: column.to.name,
                        source: delta.former.virtualModule == nil ? column.to.sqlName : source.sqlName,
                        conversion: first, fallback: fill))
            }
            if column.from.generated == nil {
                down.append(ColumnCopy(column: column.from.name, source: column.to.sqlName, conversion: second))
            }
        }
        for column in delta.added where column.generated == nil && !isVirtual {
            if let fill = column.backfill {
                up.append(ColumnCopy(column: column.name, source: nil, conversion: .expression(fill)))
            } else if !new.isNullable(column), new.defaultValue(of: column) == nil, column.identity == nil {
                diagnostics.append(.backfillNeeded(column, of: delta.latter.info.name, wasNullable: false))
            }
        }
    }

    private func changesType(_ column: ColumnChange) -> Bool {
        if new.isPostgreSQL { return column.changesType(old, new) }
        return old.index.storageType(of: column.from.type) != new.index.storageType(of: column.to.type)
    }

    /// The values of an enum that are texts in rows, where some have other names or go.
    private func texts(_ column: ColumnChange) -> (up: ColumnConversion, down: ColumnConversion) {
        EnumTexts(column, old: old, new: new, replacements: replacements).map { (.text($0.up), .text($0.down)) }
            ?? (.automatic, .automatic)
    }
}
