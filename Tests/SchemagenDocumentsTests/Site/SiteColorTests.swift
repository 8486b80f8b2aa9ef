import Foundation
import Testing

@testable import SchemagenDocuments

@Suite struct SiteColorTests {
    /// What stands on what.
    private static let pairs = [
        ("text", "page"), ("text", "raised"), ("text", "hover"), ("strong", "page"), ("strong", "raised"),
        ("strong", "current"), ("strong", "target"), ("strong", "hover"), ("muted", "page"), ("muted", "raised"),
        ("muted", "hover"), ("muted", "current"), ("link", "page"), ("link", "raised"), ("link", "current"),
        ("link", "hover"), ("link", "target"), ("code", "page"), ("code", "raised"), ("code", "target"),
        ("code", "hover"), ("text", "target"), ("markText", "mark"), ("sensitive", "sensitiveBack"),
        ("deprecated", "deprecatedBack"), ("page", "link"),
    ]

    @Test(arguments: pairs) func textHasEnoughContrast(_ front: String, _ back: String) throws {
        for colors in [SiteColors.light, SiteColors.dark] {
            let values = Dictionary(uniqueKeysWithValues: colors)
            let contrast = Self.contrast(try #require(values[front]), try #require(values[back]))
            #expect(contrast >= 4.5, "\(front) on \(back) has \(contrast)")
        }
    }

    @Test func edgesAndFocusCanBeSeen() throws {
        for colors in [SiteColors.light, SiteColors.dark] {
            let values = Dictionary(uniqueKeysWithValues: colors)
            for name in ["edge", "focus"] {
                let contrast = Self.contrast(try #require(values[name]), try #require(values["page"]))
                #expect(contrast >= 3, "\(name) has \(contrast)")
            }
        }
    }

    @Test func everyColorThatIsUsedIsDefined() {
        let names = Set(SiteColors.light.map(\.0))
        #expect(names == Set(SiteColors.dark.map(\.0)))
        for match in SiteStyle.text.matches(of: /var\(--([A-Za-z]+)\)/) where !["sans", "mono"].contains(match.1) {
            #expect(names.contains(String(match.1)), "\(match.1)")
        }
    }

    @Test func styleAndScriptAreWhole() {
        for (text, opening, closing) in [
            (SiteStyle.text, "{", "}"), (SiteScript.text, "{", "}"), (SiteScript.text, "(", ")"),
        ] as [(String, Character, Character)] {
            #expect(text.count { $0 == opening } == text.count { $0 == closing })
        }
    }

    /// The contrast of two colours as WCAG 2 defines it.
    private static func contrast(_ first: String, _ second: String) -> Double {
        let both = [luminance(first), luminance(second)].sorted()
        return (both[1] + 0.05) / (both[0] + 0.05)
    }

    private static func luminance(_ color: String) -> Double {
        let value = Int(color.dropFirst(), radix: 16) ?? 0
        let parts = [16, 8, 0].map { shift in
            let part = Double((value >> shift) & 255) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}
