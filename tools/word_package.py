"""The other parts of a Word template: styles, settings, and how the parts belong together."""

from tools.word_layout import LINE, WIDTH

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
#: 宋体 for text and 黑体 for labels: every Chinese Windows has them, elsewhere Word takes what is nearest.
TEXT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman" w:hint="eastAsia"/>'
TITLE = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="黑体" w:cs="Arial" w:hint="eastAsia"/>'
SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1560" w:right="964" w:bottom="964" w:left="1191" w:header="620" w:footer="480" w:gutter="0"/></w:sectPr>'
)
SIDE = LINE.replace('w:space="0"', 'w:space="4"')
#: Lines of a border that stand off from the words.
AIR = LINE.replace('w:space="0"', 'w:space="2"')
BAR = f'<w:pBdr><w:top {AIR}/><w:left {SIDE}/><w:bottom {AIR}/><w:right {SIDE}/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>'
CUT = f"<w:pBdr><w:top {LINE.replace('single', 'dashed')}/></w:pBdr>"
#: Styles of paragraphs: id, name in Chinese and English, properties of the paragraph, of its letters.
STYLES = (
    ("Title", "Title", "Title", '<w:keepNext/><w:spacing w:before="60" w:after="0"/><w:jc w:val="center"/>', TITLE + '<w:sz w:val="34"/>'),
    ("Subtitle", "Subtitle", "Subtitle", '<w:keepNext/><w:spacing w:before="40" w:after="60"/><w:jc w:val="center"/>', TITLE + '<w:sz w:val="24"/>'),
    ("BlockTitle", "heading 1", "heading 1",
     f'<w:keepNext/>{BAR}<w:spacing w:before="60" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="80" w:right="80"/><w:outlineLvl w:val="0"/>',
     TITLE + '<w:sz w:val="21"/>'),
    ("Cell", "单元格文字", "Cell text", "", ""),
    ("Label", "单元格标签", "Cell label", '<w:keepNext/><w:jc w:val="center"/>', TITLE + '<w:sz w:val="19"/>'),
    ("Group", "组标题", "Group title", "<w:keepNext/>", TITLE + '<w:sz w:val="20"/>'),
    ("Signed", "签字格", "Signature", '<w:jc w:val="center"/>', ""),
    ("Marking", "密级", "Marking", '<w:spacing w:after="40"/><w:jc w:val="right"/>', TITLE + '<w:sz w:val="21"/>'),
    ("Company", "公司", "Company", '<w:jc w:val="center"/>', '<w:sz w:val="16"/>'),
    ("Document", "文件种类", "Kind of document", '<w:jc w:val="center"/>', TITLE + '<w:sz w:val="24"/>'),
    ("Cut", "裁剪线", "Cut here", f'<w:keepNext/>{CUT}<w:spacing w:before="360"/><w:jc w:val="center"/>', '<w:color w:val="595959"/><w:sz w:val="16"/>'),
    ("Footer", "footer", "footer",
     f'<w:pBdr><w:top {SIDE}/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>',
     '<w:color w:val="595959"/><w:sz w:val="16"/>'),
    ("Apart", "间隔", "Gap between tables", '<w:spacing w:before="0" w:after="0" w:line="40" w:lineRule="exact"/>', '<w:sz w:val="2"/>'),
    ("Tag", "模板指令", "Instruction", '<w:spacing w:before="0" w:after="0"/>', '<w:color w:val="2E74B5"/><w:sz w:val="15"/>'),
)  # fmt: skip


def styles(language: str) -> str:
    """Fonts and sizes, which HR change in one place each."""
    spoken = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>' if language == "zh" else '<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>'
    strong = "" if language == "zh" else "<w:b/>"
    made = [
        f'<w:docDefaults><w:rPrDefault><w:rPr>{TEXT}<w:sz w:val="20"/><w:szCs w:val="20"/>{spoken}</w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="252" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="DefaultFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="NormalTable"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/></w:style>',
        f'<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/><w:rPr>{TITLE}{strong}</w:rPr></w:style>',
    ]
    for own, chinese, english, block, letters in STYLES:
        name = chinese if language == "zh" else english
        made.append(
            f'<w:style w:type="paragraph" w:styleId="{own}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
            f"{f'<w:pPr>{block}</w:pPr>' if block else ''}{f'<w:rPr>{letters}</w:rPr>' if letters else ''}</w:style>"
        )
    return f'<w:styles xmlns:w="{MAIN}">{"".join(made)}</w:styles>'


def package(language: str, body: str, header: str, footer: str) -> dict[str, bytes]:
    """All parts of a template."""
    spaces = f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}"'
    kinds = {"document": "document.main", "styles": "styles", "settings": "settings", "header1": "header", "footer1": "footer"}
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{TYPES}.{kind}+xml"/>' for name, kind in kinds.items())
    wanted = (("styles", "styles"), ("settings", "settings"), ("header", "header1"), ("footer", "footer1"))
    links = "".join(f'<Relationship Id="rId{at}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>' for at, (kind, name) in enumerate(wanted, 1))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"/>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "word/document.xml": f"<w:document {spaces}><w:body>{body}{SECTION}</w:body></w:document>",
        "word/header1.xml": f"<w:hdr {spaces}>{header}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {spaces}>{footer}</w:ftr>",
        "word/styles.xml": styles(language),
        "word/settings.xml": f'<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>',
    }
    return {name: (DECLARATION + xml).encode() for name, xml in parts.items()}
