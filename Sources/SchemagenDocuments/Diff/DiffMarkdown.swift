import SchemagenGeneration
import SchemagenLanguage
import SchemagenModel

/// What a change of the schema means as one Markdown text, for a comment on a pull request.
public struct DiffMarkdown {
    /// What the first line holds, by which a program finds the comment that it wrote before.
    public static let marker = "<!-- schemagen-diff -->"
    /// How long GitHub lets a comment be, in characters. It is kept in bytes, which are never fewer.
    public static let longestComment = 65_536

    private let diff: SchemaDiff
    private let origin: DiffOrigin
    private let limits: DiffLimits
    private let linkBase: String?
    private var omissions = DiffOmissions()
    private var page = MarkdownPage(capacity: 16_384, mark: "schemagen-diff")

    /// The text, shortened where it would be longer than a comment can be.
    /// - Parameters:
    ///   - diff: What changed.
    ///   - origin: What it is compared with.
    ///   - longest: The longest text in bytes.
    ///   - linkBase: The address under which the repository's files are, for links to them. Nil for none: a comment's
    ///     relative links would lead nowhere.
    public static func text(
        _ diff: SchemaDiff, since origin: DiffOrigin, longest: Int = longestComment, linkBase: String? = nil
    ) -> String {
        var text = ""
        for limits in DiffLimits.all {
            var report = DiffMarkdown(diff, origin, limits, linkBase)
            report.write()
            text = report.page.text
            if text.utf8.count <= longest { break }
        }
        return text
    }

    private init(_ diff: SchemaDiff, _ origin: DiffOrigin, _ limits: DiffLimits, _ linkBase: String?) {
        self.linkBase = linkBase.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        self.diff = diff
        self.origin = origin
        self.limits = limits
    }

    private mutating func write() {
        page.heading(2, MarkdownText.inline(MarkdownText.visible(cut(diff.headline))))
        introduction()
        guard !diff.isEmpty else { return }
        changes()
        sql()
        swift()
        hazards()
        findings()
        picture()
        if let words = omissions.words {
            page.block(
                "> Shortened to fit into a comment: \(words) left out. "
                    + "\(MarkdownText.code(origin.command)) shows everything."
            )
        }
    }

    private mutating func introduction() {
        let revision = MarkdownText.code(cut(origin.revision))
        let since = origin.isMergeBase ? "where \(revision) and this branch parted" : revision
        let text =
            "\(link(diff.schemaPath, to: diff.schemaPath)) since \(since) (\(MarkdownText.code(origin.shortCommit)))."
        page.block(
            diff.isEmpty
                ? text + " No change." : text + (diff.old == nil ? " There was no schema: all of it is new." : ""))
    }

    // MARK: What changed

    private mutating func changes() {
        guard !diff.objects.isEmpty else { return }
        page.heading(3, "What changed")
        for (object, excerpts) in zip(limited(diff.objects), diff.excerpts) {
            page.block(title(of: object))
            let words = object.changes.map { change in
                prose(change.words) + (change.scope.words(of: databases).map { " (\($0))" } ?? "")
            }
            page.list(limited(words))
            excerpt(excerpts)
        }
        more(diff.objects.count, "objects")
    }

    private var databases: [Database] { diff.new.settings.databases }

    private func title(of object: ObjectDiff) -> String {
        let name = "**\(object.kind) \(MarkdownText.code(cut(object.name)))**"
        let former = object.formerName.map { ", once \(MarkdownText.code(cut($0)))" } ?? ""
        // What is gone has no line in the file as it is now.
        guard object.fate != .removed else { return "\(name) \(object.fate.rawValue)\(former)" }
        return "\(name) \(object.fate.rawValue)\(former), "
            + "\(link("line \(object.line)", to: "\(diff.schemaPath)#L\(object.line)", isCode: false))"
    }

    private mutating func excerpt(_ excerpts: [[DiffLine]]) {
        let all = Array(excerpts.joined(separator: [DiffLine(side: .both, text: "")]))
        guard !all.isEmpty else { return }
        let lines = limited(all).map { cut($0.marked) }
        let left = all.count - lines.count
        let text = lines + (left > 0 ? ["  … \(left) more lines"] : [])
        if text.count > 16 {
            details("declaration, \(all.count) lines") { $0.fence("diff", text) }
        } else {
            page.fence("diff", text)
        }
    }

    // MARK: SQL

    private mutating func sql() {
        guard !diff.databases.isEmpty else { return }
        page.heading(3, "SQL")
        if let recorded = diff.recorded {
            page.block(
                "Migrations of this change: " + limited(recorded.titles).map(files).joined(separator: "; ") + ".")
            more(recorded.titles.count, "migrations")
            page.block(prose(recorded.words))
        } else if diff.refusals.isEmpty, !diff.databases.allSatisfy(\.isEmpty) {
            page.block(
                "No migration of this change is there yet: this is its plan, "
                    + "which `swift run schemagen generate` writes."
            )
        }
        if !diff.refusals.isEmpty {
            page.block("The change cannot be planned as it is:")
            page.fence("text", limited(diff.refusals.flatMap { [$0.headline] + $0.details }).map(cut))
            more(diff.refusals.flatMap { [$0.headline] + $0.details }.count, "lines")
        }
        for database in diff.databases {
            let migrations = database.migrations
            guard !migrations.isEmpty else {
                if diff.refusals.isEmpty { page.block("\(database.database.title): nothing to do.") }
                continue
            }
            for migration in limited(migrations) { self.migration(migration, on: database.database, "up") }
            for migration in limited(migrations.reversed()) { self.migration(migration, on: database.database, "down") }
            more(migrations.count, "migrations")
        }
    }

    /// A migration's name with links to its files.
    private func files(_ title: String) -> String {
        let links = diff.databases.flatMap { database -> [String] in
            guard linkBase != nil, let migration = database.migrations.first(where: { $0.title == title }) else {
                return []
            }
            return [("up", migration.up), ("down", migration.down)].compactMap { direction, sql in
                sql.path.map { link("\(database.database.title) \(direction)", to: $0, isCode: false) }
            }
        }
        return MarkdownText.code(cut(title)) + (links.isEmpty ? "" : " (\(links.joined(separator: ", ")))")
    }

    private mutating func migration(
        _ migration: DatabaseDiff.Migration, on database: Database, _ direction: String
    ) {
        let sql = direction == "up" ? migration.up : migration.down
        let lines = sql.text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
        let all = lines.last == "" ? Array(lines.dropLast()) : lines
        let mode = migration.mode.map { ", \($0.words)" } ?? ""
        let summary = "\(database.title) \(direction): \(cut(migration.title))\(mode)"
        let shown = Array(all.prefix(limits.sqlLines))
        let isCut = shown.count < all.count
        if isCut { omissions.hasSQL = true }
        guard !shown.isEmpty else { return page.block(MarkdownText.inline(summary) + " (\(all.count) lines)") }
        let text = shown.map(cut) + (isCut ? ["-- … \(all.count - shown.count) more lines"] : [])
        details(summary) { $0.fence("sql", text) }
    }

    // MARK: Swift

    private mutating func swift() {
        guard !diff.swift.isEmpty else { return }
        page.heading(3, "Swift API")
        page.fence("diff", limited(diff.swift).map { cut($0.description) })
        more(diff.swift.count, "differences")
    }

    // MARK: Hazards

    private mutating func hazards() {
        guard diff.databases.contains(where: { !$0.steps.isEmpty }) else { return }
        page.heading(3, "Hazards")
        for database in diff.databases where !database.steps.isEmpty {
            page.block("On \(database.database.title):")
            let (steps, limits) = (limited(database.steps), limits)
            page.table(["Step", "Locks", "Rewrites, reads", "Breaking", "Loss"]) { table in
                for step in steps {
                    table.code(limits.cut(step.summary))
                    for words in [
                        step.effect.lockWords, step.effect.workWords, step.effect.breaking.map { [$0] } ?? [],
                        step.effect.lossWords,
                    ] {
                        table.cell(MarkdownText.inline(MarkdownText.visible(limits.cut(words.joined(separator: "; ")))))
                    }
                }
            }
            more(database.steps.count, "steps")
        }
    }

    private mutating func findings() {
        guard !diff.findings.isEmpty else { return }
        page.heading(3, "Findings of lint")
        page.list(
            limited(diff.findings).map { finding in
                let place = link("\(finding.path):\(finding.line)", to: "\(finding.path)#L\(finding.line)")
                return "\(finding.severity.rawValue) \(MarkdownText.code(finding.code)) at \(place): "
                    + prose(finding.message)
            })
        more(diff.findings.count, "findings")
    }

    private mutating func picture() {
        guard let diagram = DiffDiagram(diff) else { return }
        page.heading(3, "Tables that change, and those next to them")
        if let omission = diagram.omission { page.block(omission) }
        page.block {
            $0.fixed("```mermaid\n")
            $0.put(diagram.text.bytes[...])
            $0.fixed("```")
        }
    }

    // MARK: Parts

    /// As many as the limits allow.
    private mutating func limited<Element>(_ elements: [Element]) -> [Element] {
        guard elements.count > limits.entries else { return elements }
        omissions.hasOthers = true
        return Array(elements.prefix(limits.entries))
    }

    /// Says how many of a list are not shown.
    private mutating func more(_ count: Int, _ noun: String) {
        if count > limits.entries { page.block("… and \(count - limits.entries) more \(noun).") }
    }

    /// A line as long as the limits allow.
    private func cut(_ line: String) -> String { limits.cut(line) }

    /// Words with names in backticks, as running text.
    private func prose(_ words: String) -> String { MarkdownText.cell(MarkdownText.visible(cut(words))) }

    /// A link to a file of the repository, or its text alone where nobody says where the repository is.
    private func link(_ text: String, to path: String, isCode: Bool = true) -> String {
        let text = isCode ? MarkdownText.code(cut(text)) : MarkdownText.inline(text)
        guard let linkBase else { return text }
        var out = MarkdownBuffer()
        out.percentEncoded(path)
        return "[\(text)](\(linkBase)/\(out.text))"
    }

    private mutating func details(_ summary: String, _ write: (inout MarkdownPage) -> Void) {
        page.block("<details><summary>\(MarkdownText.html(MarkdownText.visible(summary)))</summary>")
        write(&page)
        page.block("</details>")
    }
}

extension MarkdownPage {
    /// Adds a block of code, whatever is in its lines.
    mutating func fence(_ language: StaticString, _ lines: [String]) {
        let lines = lines.map(MarkdownText.visible)
        var longest = 0
        for line in lines {
            var run = 0
            for byte in line.utf8 {
                run = byte == MarkdownByte.backtick ? run + 1 : 0
                longest = max(longest, run)
            }
        }
        let fence = String(repeating: "`", count: max(3, longest + 1))
        block { out in
            out.put(fence)
            out.fixed(language)
            out.put(MarkdownByte.lineFeed)
            for line in lines {
                out.put(line)
                out.put(MarkdownByte.lineFeed)
            }
            out.put(fence)
        }
    }
}
