/** What Word and Google Docs put on the clipboard, shortened to what matters. */

/** Word: a title, a list of two levels made of paragraphs, a table, a footnote, a picture, an empty paragraph, looks everywhere. */
export const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body lang=EN-GB style='tab-interval:36.0pt'>
<!--StartFragment-->
<h1 style='mso-style-name:x'><span lang=EN-GB style='color:#2F5496'>Our demands<o:p></o:p></span></h1>
<h5>Deep heading</h5>
<p class=MsoNormal><b><span style='font-family:"Arial"'>Bold</span></b> and <span style='font-style:italic'>slanted</span><a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference>[1]</span></a> words.</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Publish</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>monthly</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span><![endif]>Explain</p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='height:1pt'><td width=200 style='width:150pt'><p class=MsoNormal>County</p></td><td><p class=MsoNormal>Share</p></td></tr></table>
<p class=MsoNormal><img width=10 height=10 src="file:///C:/picture.png"></p>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> Auditor General, page 14</p></div></div>
<!--EndFragment--></body></html>`

/** Google Docs: a bold wrapper that is not bold, spans with weights, a list. */
export const GOOGLE = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:400">Plain and </span><span style="font-weight:700">heavy</span></p><ul style="margin-top:0"><li dir="ltr" style="list-style-type:disc" aria-level="1"><p dir="ltr"><span style="font-style:italic">one</span></p></li></ul><p><a href="https://example.org/a" style="color:blue">a link</a> <a href="javascript:alert(1)">no link</a></p></b>`
