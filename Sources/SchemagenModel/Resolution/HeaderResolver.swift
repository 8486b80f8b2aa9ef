import SchemagenLanguage

/// Reads the header's settings: a closed list of keys.
struct HeaderResolver {
    private enum Key: String, CaseIterable {
        case databases, naming, sqliteStorage, enumStorage, swiftAccess, swiftImports, onlineChanges, backfills
        case requireEvidence, sqlComments, lint
    }

    private let context: ResolutionContext

    /// Makes a resolver.
    init(_ context: ResolutionContext) { self.context = context }

    /// The settings of a header, the defaults for what it does not say.
    func settings(_ header: HeaderSyntax) -> SchemaSettings {
        var settings = SchemaSettings()
        var seen: [Key: SourceSpan] = [:]
        for setting in header.settings {
            guard let key = Key(rawValue: setting.key.text) else {
                context.reportUnknown(
                    .unknownSetting, "there is no setting `\(setting.key.text)`", name: setting.key.text,
                    among: Key.allCases.map(\.rawValue), at: setting.key.span)
                continue
            }
            if let first = seen[key] {
                context.report(
                    .repeatedSetting, "`\(key.rawValue)` is set twice", at: setting.key.span,
                    notes: [Diagnostic.Note("the first time", at: first)])
                continue
            }
            seen[key] = setting.key.span
            read(key, setting.value, into: &settings)
        }
        if let written = seen[.backfills], !settings.onlineChanges, settings.backfills == .batches {
            context.report(
                .invalidSetting,
                "batches are transactions of their own, and with `onlineChanges: false` a change has one",
                at: written, fixes: [.init("write `backfills: statement`, or leave it out")])
        }
        return settings
    }

    private func read(_ key: Key, _ value: ExpressionSyntax, into settings: inout SchemaSettings) {
        switch key {
        case .databases:
            if let versions = databases(value) { settings.minimumVersions = versions }
        case .naming: settings.naming = naming(value)
        case .sqliteStorage: settings.sqliteStorage = word(value, SQLiteStorage.self) ?? .strict
        case .enumStorage: settings.enumStorage = word(value, EnumStorage.self) ?? .native
        case .swiftAccess: settings.swiftAccess = word(value, SchemaSettings.SwiftAccess.self) ?? .public
        case .swiftImports: settings.swiftImports = imports(value)
        case .onlineChanges: settings.onlineChanges = boolean(value) ?? true
        case .backfills: settings.backfills = word(value, BackfillForm.self) ?? .batches
        case .requireEvidence: settings.requireEvidence = boolean(value) ?? false
        case .sqlComments: settings.sqlComments = boolean(value) ?? false
        case .lint: settings.lint = lint(value)
        }
    }

    // MARK: Databases

    /// The oldest versions for which there is SQL.
    private static let oldest: [Database: DatabaseVersion] = [
        .postgresql: DatabaseVersion(14), .sqlite: DatabaseVersion(3, 37),
    ]

    private func databases(_ value: ExpressionSyntax) -> [Database: DatabaseVersion]? {
        guard case .list(let elements) = value.kind else {
            return fail("a list: `[postgresql(14), sqlite(3.37)]`", value)
        }
        guard !elements.isEmpty else { return fail("at least one database", value) }
        var versions: [Database: DatabaseVersion] = [:]
        for element in elements {
            guard let (database, version) = database(element) else { continue }
            if versions[database] != nil {
                context.report(.invalidSetting, "\(database.title) is named twice", at: element.span)
            } else {
                versions[database] = version
            }
        }
        return versions.isEmpty ? nil : versions
    }

    private func database(_ value: ExpressionSyntax) -> (Database, DatabaseVersion)? {
        let name: Identifier
        var versionSyntax: ExpressionSyntax?
        switch value.kind {
        case .name(let text): name = Identifier(text, span: value.span)
        case .call(let callee, let arguments):
            name = callee
            guard arguments.count == 1, arguments[0].label == nil else {
                return fail("one version: `postgresql(14)`", value)
            }
            versionSyntax = arguments[0].value
        default: return fail("`postgresql(version)` or `sqlite(version)`", value)
        }
        guard let database = Database(rawValue: name.text) else {
            context.reportUnknown(
                .invalidSetting, "there is no SQL for a database `\(name.text)`", name: name.text,
                among: Database.allCases.map(\.rawValue), at: name.span)
            return nil
        }
        let oldest = Self.oldest[database] ?? DatabaseVersion(0)
        guard let versionSyntax else { return (database, oldest) }
        guard let version = version(versionSyntax) else {
            return fail("a version like `\(oldest)`", versionSyntax)
        }
        if version < oldest {
            context.report(
                .invalidSetting, "\(database.title) \(version) is too old: there is SQL for \(oldest) and later",
                at: versionSyntax.span)
        }
        return (database, max(version, oldest))
    }

    private func version(_ value: ExpressionSyntax) -> DatabaseVersion? {
        let text: String
        switch value.kind {
        case .integer(let digits): text = digits
        case .decimal(let digits), .string(let digits): text = digits
        default: return nil
        }
        var parts: [Int] = []
        for part in text.split(separator: ".", omittingEmptySubsequences: false) {
            guard let number = Int(part), number >= 0 else { return nil }
            parts.append(number)
        }
        guard (1...2).contains(parts.count) else { return nil }
        return DatabaseVersion(parts[0], parts.count == 2 ? parts[1] : 0)
    }

    // MARK: Maps

    private func naming(_ value: ExpressionSyntax) -> [String: String] {
        var patterns: [String: String] = [:]
        for entry in entries(value, example: "`{ index: \"ix_{table}_{columns}\" }`") {
            guard let kind = NameKind(rawValue: entry.key.text) else {
                context.reportUnknown(
                    .invalidSetting, "there is no pattern for `\(entry.key.text)`", name: entry.key.text,
                    among: NameKind.allCases.map(\.rawValue), at: entry.key.span)
                continue
            }
            guard case .string(let pattern) = entry.value.kind else {
                let _: String? = fail("a pattern in quotes", entry.value)
                continue
            }
            do throws(NamePattern.Failure) {
                _ = try NamePattern(pattern, for: kind)
                if SQLIdentifier.hasControlCharacter(pattern) {
                    context.report(
                        .invalidSetting, "a name in SQL cannot hold control characters", at: entry.value.span)
                } else {
                    patterns[kind.rawValue] = pattern
                }
            } catch {
                report(error, in: entry.value, for: kind)
            }
        }
        return patterns
    }

    private func report(_ failure: NamePattern.Failure, in value: ExpressionSyntax, for kind: NameKind) {
        switch failure {
        case .unknownPlaceholder(let name):
            context.reportUnknown(
                .invalidSetting, "a pattern for `\(kind.rawValue)` has no placeholder `{\(name)}`", name: name,
                among: kind.placeholders.map(\.rawValue), at: value.span,
                notes: [
                    Diagnostic.Note(
                        "it can have " + kind.placeholders.map { "`{\($0.rawValue)}`" }.joined(separator: ", "))
                ])
        case .unbalancedBraces:
            context.report(.invalidSetting, "the braces of this pattern do not match", at: value.span)
        case .empty: context.report(.invalidSetting, "a pattern cannot be empty", at: value.span)
        }
    }

    private func lint(_ value: ExpressionSyntax) -> LintSettings {
        var settings: LintSettings = [:]
        for entry in entries(value, example: "`{ missing-primary-key: error }`") {
            if let threshold = LintThreshold(rawValue: entry.key.text) {
                if let number = number(entry.value, within: threshold.range) { settings.thresholds[threshold] = number }
                continue
            }
            let thresholds = LintThreshold.allCases.map(\.rawValue)
            if case .integer = entry.value.kind, let codes = context.codes, !codes.contain(entry.key.text) {
                context.reportUnknown(
                    .unknownCode, "`lint` has no threshold `\(entry.key.text)`", name: entry.key.text,
                    among: thresholds,
                    at: entry.key.span)
                continue
            }
            guard let level = word(entry.value, LintSettings.Level.self) else { continue }
            context.codes?.check(
                entry.key.text, at: entry.key.span, isTurnedOff: level != .error, besides: thresholds, context)
            settings.levels[entry.key.text] = level
        }
        return settings
    }

    /// The entries of a map, each key once.
    private func entries(_ value: ExpressionSyntax, example: String) -> [ExpressionSyntax.ObjectEntry] {
        guard case .object(let entries) = value.kind else {
            let _: String? = fail("a map: \(example)", value)
            return []
        }
        var seen: Set<String> = []
        var result: [ExpressionSyntax.ObjectEntry] = []
        for entry in entries {
            if seen.insert(entry.key.text).inserted {
                result.append(entry)
            } else {
                context.report(.repeatedSetting, "`\(entry.key.text)` is set twice", at: entry.key.span)
            }
        }
        return result
    }

    // MARK: Simple values

    private func imports(_ value: ExpressionSyntax) -> [String] {
        guard case .list(let elements) = value.kind else {
            let _: String? = fail("a list of modules: `[ShopSettings]`", value)
            return []
        }
        var modules: [String] = []
        var seen: Set<String> = []
        for element in elements {
            let module: String
            switch element.kind {
            case .name(let text), .string(let text): module = text
            case .member(let path): module = path.map(\.text).joined(separator: ".")
            default:
                let _: String? = fail("the name of a module", element)
                continue
            }
            guard Self.isModuleName(module) else {
                context.report(.invalidSetting, "`\(module)` cannot be the name of a module", at: element.span)
                continue
            }
            if seen.insert(module).inserted {
                modules.append(module)
            } else {
                context.report(.repeatedSetting, "`\(module)` is imported twice", at: element.span)
            }
        }
        return modules
    }

    /// The name becomes a line of Swift: letters, digits, `_` and points only.
    private static func isModuleName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
        for scalar in text.unicodeScalars where scalar != "." && !scalar.properties.isXIDContinue { return false }
        return true
    }

    private func number(_ value: ExpressionSyntax, within range: ClosedRange<Int>) -> Int? {
        if case .integer(let digits) = value.kind, let number = Int(digits), range.contains(number) { return number }
        return fail("a whole number from \(range.lowerBound) to \(range.upperBound)", value)
    }

    private func boolean(_ value: ExpressionSyntax) -> Bool? {
        if case .boolean(let isTrue) = value.kind { return isTrue }
        return fail("`true` or `false`", value)
    }

    private func word<Word: RawRepresentable & CaseIterable>(_ value: ExpressionSyntax, _ words: Word.Type) -> Word?
    where Word.RawValue == String {
        let arguments = ArgumentReader(
            [], of: "this setting", at: value.span, code: .invalidSetting, context: context)
        return arguments.word(value, words)
    }

    private func fail<Value>(_ expected: String, _ value: ExpressionSyntax) -> Value? {
        if case .invalid = value.kind { return nil }
        context.report(.invalidSetting, "this setting takes \(expected)", at: value.span)
        return nil
    }
}
